import { rankGroups } from "../../numerics/rank-groups.ts";

/** Groups of stocks by rank of market value, smallest first; `rest` lies between the micro caps and rank 3800. */
export const SIZE_GROUPS = ["micro", "rest", "2000", "1000", "500", "300"] as const;
export type SizeGroup = (typeof SIZE_GROUPS)[number];

/** Lowest rank, counted from the largest stock, that belongs to the groups 2000, 1000, 500 and 300. */
const LAST_RANKS = [3800, 1800, 800, 300];

/**
 * Group of each stock by market value, as a position in SIZE_GROUPS, -1 where the value is NaN: the `microSize` smallest,
 * then by rank from the largest 1-300, 301-800, 801-1800, 1801-3800. With fewer stocks than that, the micro caps are
 * taken first and the groups next to them shrink. `groups` takes the answer.
 */
export function sizeGroups(marketValues: Float64Array, microSize: number, groups: Int8Array): void {
  let count = 0;
  for (const value of marketValues) if (!Number.isNaN(value)) count++;
  const micro = Math.min(microSize, count);
  const ends = LAST_RANKS.map((rank) => Math.max(micro, count - rank));
  rankGroups(marketValues, [micro, ...ends, count], groups);
}
