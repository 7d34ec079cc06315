import { MICROCAP_RULE, marketValuesByDay, wholeDays } from "../market/membership.ts";
import type { TradedPanel } from "../market/panel.ts";
import type { StockList } from "../market/stock-list.ts";
import { CROWDING_GROUPS, type CrowdingGroup, crowdingGroups } from "./rungs.ts";

/** What a group of stocks traded, by day of the panel; NaN on a day that is a hole in the data or follows one. */
export interface GroupDays {
  readonly members: Int32Array;
  /** Yuan traded on the day by the stocks that were members at the close before. */
  readonly amount: Float64Array;
  /** Their market value at the close before, in yuan. */
  readonly capital: Float64Array;
  /** Mean share of the float that a member traded. */
  readonly turnover: Float64Array;
  /** Return of the day, weighted by market value (micro caps and `rest` equally). */
  readonly returns: Float64Array;
}

export interface GroupedPanel {
  readonly groups: Readonly<Record<CrowdingGroup, GroupDays>>;
  /** Every stock that lies in any group, returns weighted by market value. */
  readonly market: GroupDays;
  /** [day x stock]: position in CROWDING_GROUPS that the close of the day before puts a stock into, or -1. */
  readonly membership: Int8Array;
}

const EQUAL = new Set(["micro", "rest"].map((group) => CROWDING_GROUPS.indexOf(group as CrowdingGroup)));

/**
 * Trading, capital and returns of the size groups: on day t they hold the stocks that the market values of the close of
 * day t - 1 put into each group (see sizeGroups and MembershipRule), the Beijing exchange in groups of its own. A member
 * that does not trade counts with its capital, no trading and a return of zero.
 */
export function groupDays(panel: TradedPanel, stocks: StockList, microSize: number): GroupedPanel {
  const width = panel.codes.length;
  const length = panel.days.length;
  const membership = new Int8Array(length * width).fill(-1);
  const fold = crowdingGroups(stocks.boards, microSize);
  const whole = wholeDays(panel);
  const all = [...CROWDING_GROUPS, "market"].map(() => emptyDays(length));
  const rule = { ...MICROCAP_RULE, beijing: true };
  let t = 0;
  for (const marketValues of marketValuesByDay(panel, stocks, rule)) {
    t++;
    if (whole[t - 1] === 0 || whole[t] === 0) continue;
    const groups = membership.subarray(t * width, (t + 1) * width);
    fold(marketValues, groups);
    addDay(panel, t, marketValues, groups, all);
  }
  const market = all[CROWDING_GROUPS.length];
  return { groups: Object.fromEntries(CROWDING_GROUPS.map((g, k) => [g, all[k]])) as never, market, membership };
}

function emptyDays(length: number): GroupDays {
  const missing = () => new Float64Array(length).fill(Number.NaN);
  return {
    members: new Int32Array(length),
    amount: missing(),
    capital: missing(),
    turnover: missing(),
    returns: missing(),
  };
}

interface Sums {
  members: number;
  amount: number;
  traded: number;
  capital: number;
  turnover: number;
  turnovers: number;
  gained: number;
  weight: number;
}

const noSums = (): Sums => ({
  members: 0,
  amount: 0,
  traded: 0,
  capital: 0,
  turnover: 0,
  turnovers: 0,
  gained: 0,
  weight: 0,
});

function addDay(
  panel: TradedPanel,
  t: number,
  marketValues: Float64Array,
  groups: Int8Array,
  all: readonly GroupDays[],
): void {
  const sums = all.map(noSums);
  const market = sums[sums.length - 1];
  const row = t * groups.length;
  for (let j = 0; j < groups.length; j++) {
    const k = groups[j];
    if (k < 0) continue;
    const change = panel.close[row + j] / panel.close[row - groups.length + j] - 1;
    add(sums[k], panel, row + j, marketValues[j], change, EQUAL.has(k) ? 1 : marketValues[j]);
    add(market, panel, row + j, marketValues[j], change, marketValues[j]);
  }
  for (const [k, sum] of sums.entries()) settle(all[k], t, sum);
}

function add(sum: Sums, panel: TradedPanel, at: number, capital: number, change: number, weight: number): void {
  const amount = panel.amount[at];
  const turnover = panel.turnover[at];
  sum.members++;
  sum.capital += capital;
  sum.weight += weight;
  if (!Number.isNaN(change)) sum.gained += weight * change;
  if (!Number.isNaN(amount)) {
    sum.amount += amount;
    sum.traded++;
  }
  if (!Number.isNaN(turnover)) {
    sum.turnover += turnover;
    sum.turnovers++;
  }
}

function settle(days: GroupDays, t: number, sum: Sums): void {
  days.members[t] = sum.members;
  if (sum.members === 0) return;
  days.capital[t] = sum.capital;
  days.returns[t] = sum.gained / sum.weight;
  if (sum.traded > 0) days.amount[t] = sum.amount;
  if (sum.turnovers > 0) days.turnover[t] = sum.turnover / sum.turnovers;
}
