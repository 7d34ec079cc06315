import fc from "fast-check";
import { expect, test } from "vitest";
import { halfLifeWeights } from "../../src/numerics/half-life.ts";
import { neweyWest } from "../../src/numerics/newey-west.ts";

const LENGTH = 24;
const WIDTH = 3;
const series = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: LENGTH * WIDTH, maxLength: LENGTH * WIDTH })
  .map((values) => Float64Array.from(values));

/** Every pair of days, each with its taper and weights. */
function bruteForce(rows: Float64Array, weights: Float64Array, lags: number, i: number, j: number): number {
  let sum = 0;
  for (let t = 0; t < LENGTH; t++) {
    for (let s = 0; s < LENGTH; s++) {
      const taper = Math.max(0, 1 - Math.abs(t - s) / (lags + 1));
      sum += taper * Math.sqrt(weights[t] * weights[s]) * rows[t * WIDTH + i] * rows[s * WIDTH + j];
    }
  }
  return sum;
}

test("equals the double sum over all pairs of days, to 1e-12", () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 0, max: 5 }), (rows, lags) => {
      const weights = halfLifeWeights(LENGTH, 7);
      const covariance = neweyWest(rows, WIDTH, weights, lags);
      for (let i = 0; i < WIDTH; i++) {
        for (let j = 0; j < WIDTH; j++) {
          expect(Math.abs(covariance[i * WIDTH + j] - bruteForce(rows, weights, lags, i, j))).toBeLessThan(1e-12);
        }
      }
    }),
  );
});

test("no portfolio has a negative variance", () => {
  const holdings = fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -1, max: 1, noNaN: true })));
  fc.assert(
    fc.property(series, holdings, (rows, holding) => {
      const covariance = neweyWest(rows, WIDTH, halfLifeWeights(LENGTH, 7), 5);
      let variance = 0;
      for (let at = 0; at < covariance.length; at++) {
        variance += holding[Math.floor(at / WIDTH)] * covariance[at] * holding[at % WIDTH];
      }
      expect(variance).toBeGreaterThanOrEqual(-1e-14);
    }),
  );
});

test("of independent draws with equal weights it is their mean square, whatever the lags, to a tenth", () => {
  const length = 4000;
  let state = 12345;
  const rows = Float64Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 1073741824 - 1;
  });
  const weights = new Float64Array(length).fill(1 / length);
  expect(neweyWest(rows, 1, weights, 5)[0]).toBeGreaterThan(0.9 / 3);
  expect(neweyWest(rows, 1, weights, 5)[0]).toBeLessThan(1.1 / 3);
});
