import fc from "fast-check";
import { expect, test } from "vitest";
import { LEAST_VALUES, normalRange, trailingPercentile, trailingRanges } from "../../src/numerics/trailing-range.ts";

const valueOrGap = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

test("the moving window gives what sorting each window afresh gives, gaps and ties included", () => {
  fc.assert(
    fc.property(fc.array(valueOrGap, { maxLength: 220 }), fc.integer({ min: 40, max: 90 }), (values, window) => {
      const moving = trailingRanges(values, window);
      for (let i = 0; i < values.length; i++) {
        expect(moving[i]).toEqual(normalRange(values.slice(Math.max(0, i - window), i)));
      }
    }),
    { numRuns: 60 },
  );
});

test("today never enters its own norm, nor does anything later", () => {
  const values = Array.from({ length: 120 }, (_, i) => Math.sin(i));
  const spiked = values.map((value, i) => (i >= 100 ? 1000 : value));
  expect(trailingRanges(spiked)[100]).toEqual(trailingRanges(values)[100]);
});

test("with fewer values than it takes, a range is absent", () => {
  const values = Array.from({ length: LEAST_VALUES + 1 }, (_, i) => i);
  expect(trailingRanges(values)[LEAST_VALUES - 1]).toBeNull();
  expect(trailingRanges(values)[LEAST_VALUES]).not.toBeNull();
});

test("5% and 95% of 0..100 are 5 and 95", () => {
  const { low, high } = normalRange(Array.from({ length: 101 }, (_, i) => i))!;
  expect(low).toBeCloseTo(5, 12);
  expect(high).toBeCloseTo(95, 12);
});

test("a percentile is the share of the window below, and absent with less than half the window", () => {
  const rising = Float64Array.from({ length: 300 }, (_, i) => i);
  expect(trailingPercentile(rising, 299, 250)).toBe(1);
  expect(
    trailingPercentile(
      rising.map((v) => -v),
      299,
      250,
    ),
  ).toBe(0);
  expect(trailingPercentile(rising, 124, 250)).toBeNaN();
  expect(trailingPercentile(rising, 125, 250)).toBe(1);
});
