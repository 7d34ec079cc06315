import { SIZE_GROUPS, type SizeGroup, sizeGroups } from "../market/size-groups.ts";

/**
 * Group of every stock by market value, as a position in SIZE_GROUPS, -1 without a value. The groups are formed from the
 * stocks for which `ranks` (see sizeGroups); any other, such as one under special treatment, takes the group that its
 * market value falls into.
 */
export function sizePlaces(
  marketValues: Float64Array,
  ranks: (stock: number) => boolean,
  microSize: number,
): Int8Array {
  const ranked = marketValues.map((value, j) => (ranks(j) ? value : Number.NaN));
  const groups = new Int8Array(marketValues.length);
  sizeGroups(ranked, microSize, groups);
  const largest = largestOf(ranked, groups);
  return groups.map((group, j) => {
    const value = marketValues[j];
    if (group >= 0 || Number.isNaN(value)) return group;
    const place = largest.findIndex((most) => value <= most);
    return place < 0 ? SIZE_GROUPS.length - 1 : place;
  });
}

/** Largest market value of each group; of an empty one, that of the group below. */
function largestOf(values: Float64Array, groups: Int8Array): number[] {
  const largest = SIZE_GROUPS.map(() => Number.NEGATIVE_INFINITY);
  groups.forEach((group, j) => {
    if (group >= 0) largest[group] = Math.max(largest[group], values[j]);
  });
  for (let g = 1; g < largest.length; g++) largest[g] = Math.max(largest[g], largest[g - 1]);
  return largest;
}

/** Weight of a portfolio in each size group; `groups` as sizePlaces answers, -1 in none. */
export function sizeGroupWeights(weights: Float64Array, groups: Int8Array): Record<SizeGroup, number> {
  const sums = SIZE_GROUPS.map(() => 0);
  groups.forEach((group, j) => {
    if (group >= 0) sums[group] += weights[j];
  });
  return Object.fromEntries(SIZE_GROUPS.map((name, g) => [name, sums[g]])) as Record<SizeGroup, number>;
}
