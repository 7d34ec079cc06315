import type { StyleName } from "../factors/index.ts";
import type { StockPanel } from "../market/panel.ts";
import type { StockList } from "../market/stock-list.ts";
import { type BasketRule, bestWeights, eligibleDays } from "./basket.ts";
import { type ConstructionBounds, constructBasket } from "./construct.ts";
import { type StyleDesk, styleReturn } from "./style-desk.ts";

/** How a basket is made from scores. */
export interface BasketPlan {
  readonly rule: BasketRule;
  /** Score of a stock: the sum of its exposures times these; empty for the smallest stocks. */
  readonly scores: Readonly<Partial<Record<StyleName, number>>>;
  /** Bounds of a basket by quadratic programming, and the return that a score of 1 promises; null for the best by score. */
  readonly optimise: (ConstructionBounds & { readonly returnPerScore: number }) | null;
}

/** A bound that had to give on a day. */
export interface Loosened {
  readonly t: number;
  readonly bound: string;
  readonly by: number;
}

/**
 * The decisions of a plan day by day, for ascending days: weights, and the return of the styles held. `desk` is null where
 * neither scores nor attribution ask for styles. Bounds that had to give are told to `tell`. Exposures are those of the
 * close before, whatever the rule's lag.
 */
export function basketPlan(
  panel: StockPanel,
  stocks: StockList,
  { rule, scores, optimise }: BasketPlan,
  desk: StyleDesk | null,
  start: number,
  tell: (loosened: Loosened) => void,
) {
  const eligibleOn = eligibleDays(panel, stocks, rule, start);
  const isScored = Object.keys(scores).length > 0;
  const weightsOn = (t: number, held: Float64Array): Float64Array | null => {
    const eligible = eligibleOn(t);
    if (!eligible) return null;
    const day = desk?.on(t) ?? null;
    if (!day) return isScored || optimise ? null : bestWeights(eligible, null, rule);
    const scored = isScored ? scoresOf(day.exposures, scores, eligible) : null;
    if (!optimise) return bestWeights(eligible, scored, rule);
    const expected = (scored ?? eligible.map((value) => (Number.isNaN(value) ? Number.NaN : 0))).map(
      (score) => score * optimise.returnPerScore,
    );
    const { weights, loosened } = constructBasket(
      {
        scores: expected,
        benchmark: day.benchmark,
        held,
        styles: day.exposures,
        industries: day.industries,
        industryNames: day.industryNames,
        risk: desk!.risk(),
      },
      optimise,
    );
    for (const { bound, by } of loosened) tell({ t, bound, by });
    return weights;
  };
  const styleReturnOn = (t: number, weights: Float64Array): number => {
    const day = desk?.on(t) ?? null;
    return day ? styleReturn(day, weights) : 0;
  };
  return { weightsOn, styleReturnOn };
}

/** Scores of the eligible stocks; a stock without an exposure that is asked for has none. */
function scoresOf(
  exposures: ReadonlyMap<StyleName, Float64Array>,
  scores: BasketPlan["scores"],
  eligible: Float64Array,
): Float64Array {
  const sum = eligible.map((value) => (Number.isNaN(value) ? Number.NaN : 0));
  for (const [name, weight] of Object.entries(scores)) {
    const values = exposures.get(name as StyleName);
    for (let j = 0; j < sum.length; j++) sum[j] += weight * (values?.[j] ?? Number.NaN);
  }
  return sum;
}
