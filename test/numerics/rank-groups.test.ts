import fc from "fast-check";
import { expect, test } from "vitest";
import { rankGroups } from "../../src/numerics/rank-groups.ts";

/** The definition, spelled out: sort positions by value, then by place, and cut. */
function byDefinition(values: Float64Array, ends: readonly number[]): number[] {
  const order = [...values.keys()].filter((j) => !Number.isNaN(values[j]));
  order.sort((a, b) => values[a] - values[b] || a - b);
  const groups = new Array<number>(values.length).fill(-1);
  order.forEach((j, rank) => {
    groups[j] = ends.findIndex((end) => rank < end);
  });
  return groups;
}

test("groups are those of a stable sort, with ties, missing values and ends beyond the count", () => {
  const value = fc.oneof(
    fc.integer({ min: 0, max: 6 }),
    fc.constant(Number.NaN),
    fc.double({ min: 0, max: 6, noNaN: true }),
  );
  const ends = fc.array(fc.nat(14), { minLength: 1, maxLength: 5 }).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 12 }), ends, (list, cuts) => {
      const values = Float64Array.from(list);
      const groups = new Int8Array(values.length);
      rankGroups(values, cuts, groups);
      expect(Array.from(groups)).toEqual(byDefinition(values, cuts));
    }),
    { numRuns: 500 },
  );
});
