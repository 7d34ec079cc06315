import { SIZE_GROUPS } from "../market/size-groups.ts";
import type { DrawnDay } from "./crowd.ts";
import { shiftToTarget } from "./shift-to-target.ts";

const REST = SIZE_GROUPS.indexOf("rest");
const EQUAL_PARTS: readonly number[] = [SIZE_GROUPS.indexOf("micro"), REST];

/**
 * Moves the stocks of each group alike until the group has its target (one a group, in the order of SIZE_GROUPS): weighed
 * by market value, the micro caps and the rest in equal parts. Stocks in no group take the target of the rest on top of
 * their own move. Answers how many groups had to go beyond their price limits.
 */
export function bendToTargets(
  { moves, limits }: DrawnDay,
  marketValues: Float64Array,
  groups: Int8Array,
  targets: readonly number[],
): number {
  let beyond = 0;
  targets.forEach((target, k) => {
    const members = [...groups.keys()].filter((j) => groups[j] === k);
    if (members.length === 0) return;
    const pick = (field: Float64Array) => Float64Array.from(members, (j) => field[j]);
    const weights = EQUAL_PARTS.includes(k) ? new Float64Array(members.length).fill(1) : pick(marketValues);
    const bent = shiftToTarget({ weights, shocks: pick(moves), limits: pick(limits) }, target);
    if (bent.beyond) beyond++;
    members.forEach((j, i) => {
      moves[j] = bent.returns[i];
    });
  });
  for (let j = 0; j < moves.length; j++) {
    if (groups[j] < 0 && limits[j] > 0) moves[j] = clip(moves[j] + targets[REST], Math.min(limits[j], FREE_LIMIT));
  }
  return beyond;
}

/** Without a price limit no simulated stock moves further than this in a day. */
const FREE_LIMIT = 0.6;

function clip(move: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, move));
}
