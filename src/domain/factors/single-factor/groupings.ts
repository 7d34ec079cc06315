import { SIZE_GROUPS, sizeGroups } from "../../market/size-groups.ts";
import type { Grouping } from "./single-factor.ts";
import { MARKS } from "./trading-marks.ts";

/** Groups by whether a stock could be traded at the close, from tradingMarks: group 0 could. */
export function tradableGrouping(marks: Uint8Array, width: number): Grouping {
  return {
    groups: Object.keys(MARKS).length,
    groupOf: (row) => marks.subarray(row * width, (row + 1) * width),
  };
}

/** Groups by rank of market value at the close (see sizeGroups), in the order of SIZE_GROUPS. */
export function sizeGrouping(marketValues: Float64Array, width: number, microSize: number): Grouping {
  const groups = new Int8Array(width);
  let known = -1;
  return {
    groups: SIZE_GROUPS.length,
    groupOf: (row) => {
      if (row !== known) sizeGroups(marketValues.subarray(row * width, (row + 1) * width), microSize, groups);
      known = row;
      return groups;
    },
  };
}

/** Groups by name, the same on every day, and the names in the order of the groups; "" is in none. */
export function namedGrouping(names: readonly string[]): Grouping & { readonly names: readonly string[] } {
  const distinct = [...new Set(names)].filter((name) => name !== "").sort();
  const place = new Map(distinct.map((name, g) => [name, g]));
  const groupOf = Int16Array.from(names, (name) => place.get(name) ?? -1);
  return { groups: distinct.length, groupOf: () => groupOf, names: distinct };
}
