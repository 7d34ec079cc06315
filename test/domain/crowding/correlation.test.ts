import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comomentum, pairwiseCorrelations } from "../../../src/domain/crowding/index.ts";
import { correlation } from "../../../src/numerics/moments.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";

/** [stock x day] with a common move of strength `common`. */
function drawn(seed: number, stocks: number, days: number, common: number): Float64Array[] {
  const random = xoshiro(seed);
  const shared = Float64Array.from({ length: days }, () => random.normal());
  return Array.from({ length: stocks }, () => shared.map((move) => common * move + random.normal()));
}

function flat(rows: readonly Float64Array[]): Float64Array {
  return Float64Array.from(rows.flatMap((row) => [...row]));
}

function bruteForce(rows: readonly Float64Array[]): number {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < rows.length; i++) {
    for (let j = i + 1; j < rows.length; j++) {
      sum += correlation(rows[i], rows[j]);
      pairs++;
    }
  }
  return sum / pairs;
}

describe("mean pairwise correlation", () => {
  test("equals the mean over every pair, to 1e-12", () => {
    const seeds = fc.integer({ min: 0, max: 1e6 });
    fc.assert(
      fc.property(seeds, fc.integer({ min: 10, max: 40 }), fc.double({ min: 0, max: 2, noNaN: true }), (s, n, c) => {
        const rows = drawn(s, n, 80, c);
        const groups = new Int8Array(n);
        const [value] = pairwiseCorrelations(flat(rows), 80, 79, groups, 1, 60);
        expect(Math.abs(value - bruteForce(rows.map((row) => row.slice(20))))).toBeLessThan(1e-12);
      }),
      { numRuns: 30 },
    );
  });

  test("is 1 for stocks that move alike, near 0 for stocks that do not, and apart for each group", () => {
    const alike = drawn(1, 1, 60, 0)[0];
    const rows = [
      ...Array.from({ length: 20 }, (_, k) => alike.map((move) => (k + 1) * move)),
      ...drawn(2, 300, 60, 0),
    ];
    const groups = Int8Array.from(rows, (_, j) => (j < 20 ? 0 : 1));
    const [one, none] = pairwiseCorrelations(flat(rows), 60, 59, groups, 2);
    expect(one).toBeCloseTo(1, 12);
    expect(Math.abs(none)).toBeLessThan(0.01);
  });

  test("leaves out stocks with a missing day or without a move, and says nothing below ten stocks or a window", () => {
    const rows = drawn(3, 12, 60, 1);
    const groups = new Int8Array(12);
    const whole = bruteForce(rows.slice(0, 10));
    rows[10][30] = Number.NaN;
    rows[11].fill(0);
    expect(pairwiseCorrelations(flat(rows), 60, 59, groups, 1)[0]).toBeCloseTo(whole, 12);
    groups[0] = -1;
    expect(pairwiseCorrelations(flat(rows), 60, 59, groups, 1)[0]).toBeNaN();
    expect(pairwiseCorrelations(flat(drawn(3, 12, 60, 1)), 60, 58, new Int8Array(12), 1)[0]).toBeNaN();
  });
});

describe("comomentum", () => {
  /** The residual of y on a constant and x, by the textbook formula. */
  function residual(y: Float64Array, x: Float64Array): Float64Array {
    const mean = (v: Float64Array) => v.reduce((a, b) => a + b, 0) / v.length;
    const [my, mx] = [mean(y), mean(x)];
    const slope =
      y.reduce((sum, v, i) => sum + (v - my) * (x[i] - mx), 0) / x.reduce((sum, v) => sum + (v - mx) ** 2, 0);
    return y.map((v, i) => v - my - slope * (x[i] - mx));
  }

  test("equals the partial correlation of each series with the mean of the others, done one by one", () => {
    const rows = drawn(4, 15, 52, 0.7);
    const market = drawn(5, 1, 52, 0)[0];
    const one = rows.map((row, i) => {
      const rest = row.map((_, w) => rows.reduce((sum, other, j) => sum + (j === i ? 0 : other[w]), 0) / 14);
      return correlation(residual(row, market), residual(rest, market));
    });
    expect(comomentum(rows, [market])).toBeCloseTo(one.reduce((a, b) => a + b, 0) / 15, 12);
  });

  test("does not change when returns, or controls, are scaled or the controls shifted", () => {
    const rows = drawn(6, 12, 52, 0.5);
    const controls = drawn(7, 2, 52, 0);
    const value = comomentum(rows, controls);
    const scaled = rows.map((row) => row.map((move) => 250 * move));
    const moved = controls.map((row) => row.map((move) => 1e-3 * move + 4));
    expect(comomentum(scaled, moved)).toBeCloseTo(value, 10);
  });

  test("vanishes when the common move is the control, and leaves out series with a missing week", () => {
    const shared = drawn(10, 1, 52, 0)[0];
    const rows = drawn(8, 200, 52, 0).map((row) => row.map((move, w) => move + 3 * shared[w]));
    expect(comomentum(rows, [drawn(9, 1, 52, 0)[0]])).toBeGreaterThan(0.9);
    expect(Math.abs(comomentum(rows, [shared]))).toBeLessThan(0.1);
    const known = comomentum(rows.slice(1), [shared]);
    rows[0][5] = Number.NaN;
    expect(comomentum(rows, [shared])).toBeCloseTo(known, 12);
    expect(comomentum(rows.slice(0, 9), [shared])).toBeNaN();
  });
});
