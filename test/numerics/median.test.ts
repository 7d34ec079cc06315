import fc from "fast-check";
import { expect, test } from "vitest";
import { medianInPlace, selectInPlace } from "../../src/numerics/median.ts";

const numbers = fc.array(fc.oneof(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.constantFrom(0, 1)), {
  minLength: 1,
  maxLength: 60,
});

test("the value at a place is that of the sorted values", () => {
  fc.assert(
    fc.property(numbers, fc.nat(59), (values, place) => {
      const k = place % values.length;
      const sorted = [...values].sort((a, b) => a - b);
      expect(selectInPlace(Float64Array.from(values), values.length, k)).toBeCloseTo(sorted[k], 12);
    }),
  );
});

test("the median of an even count is the mean of the two in the middle; of none NaN; values beyond the count are left out", () => {
  expect(medianInPlace(Float64Array.of(4, 1, 3, 2))).toBe(2.5);
  expect(medianInPlace(Float64Array.of(9, 1, 5))).toBe(5);
  expect(medianInPlace(Float64Array.of(9, 1, 5, -100), 3)).toBe(5);
  expect(medianInPlace(new Float64Array(0))).toBeNaN();
});
