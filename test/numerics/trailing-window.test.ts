import fc from "fast-check";
import { expect, test } from "vitest";
import { standardDeviation } from "../../src/numerics/moments.ts";
import { rollingPercentiles, trailingDeviations, trailingSums } from "../../src/numerics/trailing-window.ts";

const some = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(Number.NaN)), { maxLength: 40 });
const window = fc.integer({ min: 1, max: 12 });
const known = (values: number[]) => values.filter((value) => !Number.isNaN(value));

test("sums, counts and deviations are those of the known values in the window", () => {
  fc.assert(
    fc.property(some, window, (values, width) => {
      const { sums, counts } = trailingSums(values, width);
      const deviations = trailingDeviations(values, width, 3);
      values.forEach((_, i) => {
        const part = known(values.slice(Math.max(0, i - width + 1), i + 1));
        expect(counts[i]).toBe(part.length);
        expect(sums[i]).toBeCloseTo(
          part.reduce((a, b) => a + b, 0),
          12,
        );
        if (part.length < 3) expect(deviations[i]).toBeNaN();
        else expect(deviations[i]).toBeCloseTo(standardDeviation(part), 12);
      });
    }),
  );
});

test("a percentile lies in [0, 1], is not known with too few days before, and does not look ahead", () => {
  fc.assert(
    fc.property(some, window, fc.nat(40), (values, width, cut) => {
      const ranks = rollingPercentiles(values, width, 2);
      ranks.forEach((rank, i) => {
        const before = known(values.slice(Math.max(0, i - width), i));
        if (Number.isNaN(values[i]) || before.length < 2) expect(rank).toBeNaN();
        else expect(rank >= 0 && rank <= 1).toBe(true);
      });
      expect(rollingPercentiles(values.slice(0, cut), width, 2)).toEqual(ranks.slice(0, cut));
    }),
  );
});

test("higher than all before is 1, lower than all is 0, equal to all is one half", () => {
  expect(Array.from(rollingPercentiles([1, 2, 3, 0, 9], 3, 1))).toEqual([Number.NaN, 1, 1, 0, 1]);
  expect(Array.from(rollingPercentiles([4, 4, 4], 3, 1)).slice(1)).toEqual([0.5, 0.5]);
});

test("a percentile is unchanged by any increasing map of the values", () => {
  fc.assert(
    fc.property(some, window, (values, width) => {
      const mapped = values.map((value) => Math.exp(0.3 * value) + 7);
      expect(rollingPercentiles(mapped, width, 1)).toEqual(rollingPercentiles(values, width, 1));
    }),
  );
});
