import fc from "fast-check";
import { expect, test } from "vitest";
import { peakBefore } from "../../../src/domain/crowding/index.ts";

const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(Number.NaN)), {
  minLength: 1,
  maxLength: 30,
});

test("a peak is the highest known value of the window up to the day, and nothing after it", () => {
  fc.assert(
    fc.property(values, fc.nat(29), fc.integer({ min: 1, max: 12 }), (list, at, window) => {
      const end = Math.min(at, list.length - 1);
      const peak = peakBefore(Float64Array.from(list), end, window);
      const known = list.slice(Math.max(0, end - window + 1), end + 1).filter((value) => !Number.isNaN(value));
      if (known.length === 0) {
        expect(peak).toBeNull();
        return;
      }
      expect(peak!.value).toBe(Math.max(...known));
      expect(list[peak!.at]).toBe(peak!.value);
      expect(peakBefore(Float64Array.from(list.slice(0, end + 1)), end, window)).toEqual(peak);
    }),
  );
});

test("a series that stands at its highest has not peaked yet", () => {
  expect(peakBefore(Float64Array.of(1, 3, 2), 2)).toEqual({ at: 1, value: 3, now: 2, rising: false });
  expect(peakBefore(Float64Array.of(1, 2, 3), 2)).toEqual({ at: 2, value: 3, now: 3, rising: true });
});
