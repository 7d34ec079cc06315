import { rebalanceDays } from "../indices/index.ts";
import { type MembershipRule, MICROCAP_RULE, marketValuesByDay } from "../market/membership.ts";
import type { StockPanel } from "../market/panel.ts";
import { SIZE_GROUPS, type SizeGroup, sizeGroups } from "../market/size-groups.ts";
import type { StockList } from "../market/stock-list.ts";

export const REBALANCES = ["daily", "weekly", "monthly"] as const;

/** Which stocks a basket holds, and how it weighs them. */
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
}

/** Scores of the stocks by what was known at the close of a day, highest best; NaN where there is none. */
export type ScoreOn = (t: number) => Float64Array;

/**
 * Weights that sum to 1, day by day: asked for ascending days, answered on those that rebalance, null on others and where
 * nothing can be held. Without scores the smallest stocks are the best.
 */
export function basketWeights(
  panel: StockPanel,
  stocks: StockList,
  rule: BasketRule,
  scoreOn: ScoreOn | null,
  start: number,
): (t: number) => Float64Array | null {
  const isRebalance = rule.rebalance === "daily" ? null : rebalanceDays(panel.days, rule.rebalance);
  const valuesOn = valuesKnownOn(panel, stocks, rule.membership ?? MICROCAP_RULE);
  const groups = new Int8Array(panel.codes.length);
  return (t) => {
    if (isRebalance && isRebalance[t] === 0 && t !== start) return null;
    const known = t - rule.lag;
    const values = known < 0 ? null : valuesOn(known);
    if (!values) return null;
    sizeGroups(values, rule.microSize, groups);
    const group = rule.universe === "all" ? null : SIZE_GROUPS.indexOf(rule.universe);
    const eligible = [...values.keys()].filter((j) =>
      group === null ? !Number.isNaN(values[j]) : groups[j] === group,
    );
    const scores = scoreOn ? scoreOn(known) : values.map((value) => -value);
    return weighed(best(eligible, scores, rule.count), values, rule.weighting);
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

function best(eligible: readonly number[], scores: Float64Array, count: number | null): number[] {
  const scored = eligible.filter((j) => !Number.isNaN(scores[j]));
  if (count === null || scored.length <= count) return scored;
  return scored.sort((a, b) => scores[b] - scores[a] || a - b).slice(0, count);
}

function weighed(
  held: readonly number[],
  values: Float64Array,
  weighting: BasketRule["weighting"],
): Float64Array | null {
  if (held.length === 0) return null;
  const weights = new Float64Array(values.length);
  for (const j of held) weights[j] = weighting === "equal" ? 1 : values[j];
  const total = weights.reduce((sum, value) => sum + value, 0);
  return weights.map((value) => value / total);
}
