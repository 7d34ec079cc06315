import fc from "fast-check";
import { expect, test } from "vitest";
import { stripePlace } from "../../src/view/stripe.ts";

const BAND = { low: -0.0769, high: 0.0116 };

test("the normal range fills 36% to 64% of the cell, whatever its unit", () => {
  for (const band of [BAND, { low: 0, high: 5000 }]) {
    expect(stripePlace(band.low, band)).toBeCloseTo(0.36, 12);
    expect(stripePlace(band.high, band)).toBeCloseTo(0.64, 12);
    expect(stripePlace((band.low + band.high) / 2, band)).toBeCloseTo(0.5, 12);
  }
});

test("a larger value never stands further left, and no value leaves the cell", () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [left, right] = [Math.min(a, b), Math.max(a, b)].map((v) => stripePlace(v, BAND));
      expect(left).toBeLessThanOrEqual(right);
      expect(left).toBeGreaterThan(0.03);
      expect(right).toBeLessThan(0.97);
    }),
  );
});

test("a range of no width stands at its middle, and values beside it stand outside the stripe", () => {
  const point = { low: 0, high: 0 };
  expect(stripePlace(0, point)).toBe(0.5);
  expect(stripePlace(0.01, point)).toBeGreaterThan(0.64);
  expect(stripePlace(Number.NaN, point)).toBeNaN();
});
