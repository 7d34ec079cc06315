import { rankGroups } from "../../numerics/rank-groups.ts";
import type { Board } from "../market/board.ts";
import { SIZE_GROUPS, sizeGroups } from "../market/size-groups.ts";

/** Rungs of the crowding ladder, in the order in which quant baskets sank. */
export const CROWDING_RUNGS = ["300", "500", "1000", "2000", "micro", "bse50"] as const;
export type CrowdingRung = (typeof CROWDING_RUNGS)[number];

/** Groups that every stock of the market lies in: the size groups, the 50 largest of the Beijing exchange, its others. */
export const CROWDING_GROUPS = [...SIZE_GROUPS, "bse50", "beijing"] as const;
export type CrowdingGroup = (typeof CROWDING_GROUPS)[number];

const BSE_SIZE = 50;
const BSE50 = CROWDING_GROUPS.indexOf("bse50");

/** Puts stocks into the groups of CROWDING_GROUPS by market value: the Beijing exchange apart from the rest. */
export function crowdingGroups(boards: readonly Board[], microSize: number) {
  const beijing = boards.map((board) => board === "beijing");
  const hasBeijing = beijing.includes(true);
  const ours = new Float64Array(boards.length);
  const theirs = new Float64Array(boards.length);
  const theirGroups = new Int8Array(boards.length);
  /** Groups of a day as positions in CROWDING_GROUPS, -1 where the market value is NaN; `groups` takes the answer. */
  return (marketValues: Float64Array, groups: Int8Array): void => {
    if (!hasBeijing) {
      sizeGroups(marketValues, microSize, groups);
      return;
    }
    for (let j = 0; j < marketValues.length; j++) {
      ours[j] = beijing[j] ? Number.NaN : marketValues[j];
      theirs[j] = beijing[j] ? marketValues[j] : Number.NaN;
    }
    sizeGroups(ours, microSize, groups);
    const count = theirs.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
    rankGroups(theirs, [Math.max(0, count - BSE_SIZE), count], theirGroups);
    for (let j = 0; j < groups.length; j++) {
      if (theirGroups[j] >= 0) groups[j] = theirGroups[j] === 1 ? BSE50 : BSE50 + 1;
    }
  };
}
