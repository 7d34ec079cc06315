import fc from "fast-check";
import { expect, test } from "vitest";
import { quantileOfSorted, shareBelow, sortedFinite } from "../../src/numerics/quantile.ts";

// R 4.3: quantile(c(1, 2, 4, 8, 16), c(.05, .25, .5, .9, 1), type = 7)
test.each([
  [0.05, 1.2],
  [0.25, 2],
  [0.5, 4],
  [0.9, 12.8],
  [1, 16],
  [0, 1],
])("the %f quantile of 1, 2, 4, 8, 16 is %f, as in R", (p, expected) => {
  expect(quantileOfSorted([1, 2, 4, 8, 16], p)).toBeCloseTo(expected, 12);
});

test("an empty array has no quantile", () => {
  expect(quantileOfSorted([], 0.5)).toBeNaN();
});

test("missing and infinite values are left out before sorting", () => {
  expect([...sortedFinite([3, Number.NaN, 1, Number.POSITIVE_INFINITY, 2])]).toEqual([1, 2, 3]);
});

test("the share below counts strictly lower values among those known", () => {
  expect(shareBelow([1, 2, Number.NaN, 2, 3], 2)).toBe(0.25);
  expect(shareBelow([], 2)).toBeNaN();
  expect(shareBelow([1, 2], Number.NaN)).toBeNaN();
});

test("quantiles rise with p and stay within the sample", () => {
  const sample = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(
      sample,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (v, p, q) => {
        const sorted = sortedFinite(v);
        const [low, high] = [Math.min(p, q), Math.max(p, q)].map((x) => quantileOfSorted(sorted, x));
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(sorted[0] - 1e-9);
        expect(high).toBeLessThanOrEqual(sorted[sorted.length - 1] + 1e-9);
      },
    ),
  );
});
