import { type MembershipRule, MICROCAP_RULE, marketValuesByDay, wholeDays } from "../market/membership.ts";
import type { StockPanel } from "../market/panel.ts";
import { SIZE_GROUPS, type SizeGroup, sizeGroups } from "../market/size-groups.ts";
import type { StockList } from "../market/stock-list.ts";

/** Daily returns of an index and how many stocks it held, by day of the panel; NaN and 0 where none could be built. */
export interface IndexReturns {
  readonly returns: Float64Array;
  readonly members: Int32Array;
}

export interface SizeIndexOptions {
  /** How many of the smallest stocks make the micro-cap index. */
  readonly microSize: number;
  readonly rule?: MembershipRule;
}

/** Weighted by market value, as the published large indices are (there by free float); micro caps count equally. */
const BY_VALUE: ReadonlySet<SizeGroup> = new Set(["300", "500", "1000", "2000"]);

/**
 * Indices of size groups, rebuilt every day without costs: on day t they hold the stocks that the market values of the
 * close of day t - 1 put into each group (see sizeGroups and MembershipRule), micro caps and `rest` in equal parts, the
 * others by that market value. A member that does not trade on day t counts with a return of zero; what it does on the
 * day it trades again is not counted, because it is no member then. NaN on the panel's first day, and on a day that is a
 * hole in the data or follows one (see wholeDays).
 *
 * Rules of the micro-cap index: Wind 8841431, 400 smallest without ST, equal weight, daily (press descriptions).
 */
export function sizeIndices(
  panel: StockPanel,
  stocks: StockList,
  { microSize, rule = MICROCAP_RULE }: SizeIndexOptions,
): Record<SizeGroup, IndexReturns> {
  const length = panel.days.length;
  const width = panel.codes.length;
  const answer = SIZE_GROUPS.map(() => ({
    returns: new Float64Array(length).fill(Number.NaN),
    members: new Int32Array(length),
  }));
  const whole = wholeDays(panel);
  const groups = new Int8Array(width);
  let t = 0;
  for (const marketValues of marketValuesByDay(panel, stocks, rule)) {
    t++;
    if (whole[t - 1] === 0 || whole[t] === 0) continue;
    sizeGroups(marketValues, microSize, groups);
    addDay(panel.close, t, width, marketValues, groups, answer);
  }
  return Object.fromEntries(SIZE_GROUPS.map((group, k) => [group, answer[k]])) as Record<SizeGroup, IndexReturns>;
}

function addDay(
  close: Float64Array,
  t: number,
  width: number,
  marketValues: Float64Array,
  groups: Int8Array,
  answer: readonly IndexReturns[],
): void {
  const gained = new Float64Array(answer.length);
  const weights = new Float64Array(answer.length);
  for (let j = 0; j < width; j++) {
    const k = groups[j];
    if (k < 0) continue;
    const weight = BY_VALUE.has(SIZE_GROUPS[k]) ? marketValues[j] : 1;
    const change = close[t * width + j] / close[(t - 1) * width + j] - 1;
    if (!Number.isNaN(change)) gained[k] += weight * change;
    weights[k] += weight;
    answer[k].members[t]++;
  }
  for (let k = 0; k < answer.length; k++) if (weights[k] > 0) answer[k].returns[t] = gained[k] / weights[k];
}
