import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCrps, sampleCrps } from "../../src/numerics/crps.ts";
import { xoshiro } from "../../src/numerics/xoshiro.ts";

test("of one value it is the absolute error; of no value it is missing", () => {
  expect(sampleCrps([3], 5)).toBe(2);
  expect(sampleCrps([], 5)).toBeNaN();
});

test("is the double sum over pairs", () => {
  const finite = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.array(finite, { minLength: 2, maxLength: 12 }), finite, (sample, observed) => {
      const n = sample.length;
      const away = sample.reduce((sum, x) => sum + Math.abs(x - observed), 0) / n;
      const pairs = sample.reduce((sum, x) => sum + sample.reduce((part, y) => part + Math.abs(x - y), 0), 0);
      expect(Math.abs(sampleCrps(sample, observed) - (away - pairs / (2 * n * (n - 1))))).toBeLessThan(1e-12);
    }),
  );
});

test.each([-1.5, 0, 0.7, 3])("of a large normal sample it is the closed form at %s", (observed) => {
  const stream = xoshiro(7);
  const sample = Float64Array.from({ length: 200_000 }, () => 0.4 + 1.3 * stream.normal());
  // Standard error of the mean of |x - y| is at most 1.3 / sqrt(200,000) = 0.003.
  expect(Math.abs(sampleCrps(sample, observed) - normalCrps(0.4, 1.3, observed))).toBeLessThan(0.009);
});

test("is unbiased: small samples score on average as the law they come from", () => {
  const stream = xoshiro(11);
  const repeats = 40_000;
  let sum = 0;
  for (let i = 0; i < repeats; i++) sum += sampleCrps([stream.normal(), stream.normal(), stream.normal()], 0.5);
  // The score of three has a deviation below 1: a standard error of 0.005.
  expect(Math.abs(sum / repeats - normalCrps(0, 1, 0.5))).toBeLessThan(0.012);
});

test("the closed form at the mean is sigma (sqrt 2 - 1) / sqrt pi", () => {
  expect(normalCrps(2, 3, 2)).toBeCloseTo((3 * (Math.SQRT2 - 1)) / Math.sqrt(Math.PI), 12);
});
