import type { Day } from "../calendar/index.ts";
import { rebalanceDays } from "../indices/index.ts";
import { type MembershipRule, MICROCAP_RULE, marketValuesByDay } from "../market/membership.ts";
import type { StockPanel } from "../market/panel.ts";
import { SIZE_GROUPS, type SizeGroup, sizeGroups } from "../market/size-groups.ts";
import type { StockList } from "../market/stock-list.ts";

export const REBALANCES = ["daily", "weekly", "monthly"] as const;

/** Which stocks a basket chooses from, and when. */
export interface BasketRule {
  /** Size group chosen from, or every stock that may belong to an index. */
  readonly universe: SizeGroup | "all";
  readonly microSize: number;
  /** How many of the universe are held, the best by score; null for all. */
  readonly count: number | null;
  readonly weighting: "equal" | "value";
  readonly rebalance: (typeof REBALANCES)[number];
  /** Closes between what is known and the trade: 1 decides on the close before, 0 trades at the close that it decides on. */
  readonly lag: 0 | 1;
  readonly membership?: MembershipRule;
  /** Whether a stock, by place, belongs after the close of a day; where given, only those that do are chosen from. */
  readonly isMember?: (stock: number, day: Day) => boolean;
}

/** Market values of the stocks that a basket may hold on a day, as known when it is decided; NaN for the others. */
export type EligibleOn = (t: number) => Float64Array | null;

/**
 * The stocks of a rule's universe on the days on which it rebalances, asked for ascending days; null on other days and
 * where nothing is known. The same array comes each time, refilled.
 */
export function eligibleDays(panel: StockPanel, stocks: StockList, rule: BasketRule, start: number): EligibleOn {
  const isRebalance = rule.rebalance === "daily" ? null : rebalanceDays(panel.days, rule.rebalance);
  const valuesOn = valuesKnownOn(panel, stocks, rule.membership ?? MICROCAP_RULE);
  const place = rule.universe === "all" ? null : SIZE_GROUPS.indexOf(rule.universe);
  const groups = new Int8Array(panel.codes.length);
  const eligible = new Float64Array(panel.codes.length);
  return (t) => {
    if (isRebalance && isRebalance[t] === 0 && t !== start) return null;
    const values = t < rule.lag ? null : valuesOn(t - rule.lag);
    if (!values) return null;
    sizeGroups(values, rule.microSize, groups);
    const day = panel.days[t - rule.lag];
    for (let j = 0; j < values.length; j++) {
      const isChosen = (place === null || groups[j] === place) && (rule.isMember?.(j, day) ?? true);
      eligible[j] = isChosen ? values[j] : Number.NaN;
    }
    return eligible;
  };
}

/** Market values known at the close of ascending days; null on the panel's last day, whose values no later day asks for. */
function valuesKnownOn(panel: StockPanel, stocks: StockList, rule: MembershipRule) {
  const days = marketValuesByDay(panel, stocks, rule);
  let at = -1;
  let values: Float64Array | null = null;
  return (t: number): Float64Array | null => {
    for (; at < t; at++) {
      const next = days.next();
      values = next.done ? null : next.value;
    }
    return values;
  };
}

/**
 * Weights that sum to 1 of the `count` best eligible stocks by score, or of all; without scores the smallest are the best.
 * Null where nothing can be held.
 */
export function bestWeights(
  eligible: Float64Array,
  scores: Float64Array | null,
  { count, weighting }: Pick<BasketRule, "count" | "weighting">,
): Float64Array | null {
  const scoreOf = (j: number) => (scores ? scores[j] : -eligible[j]);
  const scored = [...eligible.keys()].filter((j) => !Number.isNaN(eligible[j]) && !Number.isNaN(scoreOf(j)));
  const held =
    count === null || scored.length <= count
      ? scored
      : scored.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b).slice(0, count);
  if (held.length === 0) return null;
  const weights = new Float64Array(eligible.length);
  for (const j of held) weights[j] = weighting === "equal" ? 1 : eligible[j];
  const total = weights.reduce((sum, value) => sum + value, 0);
  return weights.map((value) => value / total);
}
