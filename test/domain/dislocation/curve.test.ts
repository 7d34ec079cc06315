import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  commonCarry,
  expectedShares,
  fitDislocation,
  relativeBasis,
  rootMeanSquare,
} from "../../../src/domain/dislocation/index.ts";

const rate = fc.double({ min: -0.2, max: 0.3, noNaN: true });
const on = (carry: number, x: number, days: readonly number[], tau = 30) =>
  days.map((calendarDays) => ({ calendarDays, basisRatio: relativeBasis(carry, x, calendarDays, tau) }));
const LISTED = [14, 39, 137, 228];

describe("a curve through the contracts of a day", () => {
  test("finds carry and dislocation of contracts that lie on it, to 1e-11, and leaves nothing", () => {
    fc.assert(
      fc.property(rate, rate, fc.double({ min: 25, max: 35, noNaN: true }), (carry, x, tau) => {
        const fitted = fitDislocation(on(carry, x, LISTED, tau), "free", tau);
        expect(fitted.carry).toBeCloseTo(carry, 11);
        expect(fitted.dislocation).toBeCloseTo(x, 11);
        expect(rootMeanSquare([fitted])).toBeLessThan(1e-12);
      }),
    );
  });

  test("with the carry given, the dislocation alone is fitted, from one contract even", () => {
    expect(fitDislocation(on(0.06, 0.03, [39]), 0.06).dislocation).toBeCloseTo(0.03, 12);
    expect(fitDislocation(on(0.06, 0.03, LISTED), 0.06).dislocation).toBeCloseTo(0.03, 12);
  });

  test("two contracts cannot tell a carry, none tell nothing", () => {
    expect(fitDislocation(on(0.06, 0.03, [14, 39])).dislocation).toBeNaN();
    expect(fitDislocation([], 0.06).dislocation).toBeNaN();
  });

  test("residuals are orthogonal to what is fitted: least squares", () => {
    const points = on(0.05, 0.02, LISTED).map((point, i) => ({
      ...point,
      basisRatio: point.basisRatio + 0.001 * (-1) ** i,
    }));
    const { residuals } = fitDislocation(points);
    const dot = (of: (days: number) => number) => residuals.reduce((sum, r, i) => sum + r * of(LISTED[i]), 0);
    expect(Math.abs(dot((days) => days))).toBeLessThan(1e-12);
    expect(Math.abs(dot((days) => 1 - Math.exp(-days / 30)))).toBeLessThan(1e-12);
  });
});

describe("one carry for many days", () => {
  test("is found whatever the dislocation of each day", () => {
    const days = [0.01, -0.02, 0.06].map((x) => on(0.07, x, LISTED));
    expect(commonCarry(days)).toBeCloseTo(0.07, 12);
  });

  test("never fits closer than a carry for each day", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.double({ min: -0.05, max: 0.05, noNaN: true }), { minLength: 4, maxLength: 4 }), {
          minLength: 2,
          maxLength: 5,
        }),
        (given) => {
          const days = given.map((ratios) => ratios.map((basisRatio, i) => ({ calendarDays: LISTED[i], basisRatio })));
          const carry = commonCarry(days);
          const each = rootMeanSquare(days.map((points) => fitDislocation(points)));
          const one = rootMeanSquare(days.map((points) => fitDislocation(points, carry)));
          expect(each).toBeLessThanOrEqual(one + 1e-12);
        },
      ),
    );
  });
});

describe("open interest to be expected", () => {
  test("adds up to the whole, and what the nearest holds moves into the next over its last week", () => {
    const symbols = ["IM2401", "IM2402", "IM2403", "IM2406"];
    for (const days of [0, 3, 7, 25]) {
      expect(expectedShares(symbols, days).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }
    const [far, near, last] = [25, 3, 0].map((days) => expectedShares(symbols, days));
    expect(near[0]).toBeCloseTo((far[0] * 3) / 7, 12);
    expect(last[0]).toBe(0);
    expect(last[1]).toBeCloseTo(far[0] + far[1], 12);
  });

  test("the quarter month holds more than the month beside it, wherever it stands", () => {
    const [a, b] = expectedShares(["IM2402", "IM2403", "IM2406", "IM2409"], 20);
    expect(b).toBeGreaterThan(a);
    const [c, d] = expectedShares(["IM2403", "IM2404", "IM2406", "IM2409"], 20);
    expect(c).toBeGreaterThan(d);
  });

  test("other than four contracts have no expectation", () => {
    expect([...expectedShares(["IM2402"], 20)]).toEqual([Number.NaN]);
  });
});
