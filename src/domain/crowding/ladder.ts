import { rollingPercentiles } from "../../numerics/trailing-window.ts";
import type { TradedPanel } from "../market/panel.ts";
import { alignTo, type DailySeries } from "../market/series.ts";
import type { ListedStocks } from "../market/stock-list.ts";
import { type GroupDays, type GroupedPanel, groupDays } from "./group-days.ts";
import { amountRatio, longRunReversal, relativeStrength, turnoverRatio, volatilityRatio } from "./measures.ts";
import { pairwiseCorrelations } from "./pairwise-correlation.ts";
import { LEAST_PERCENTILE_DAYS, LEAST_WEIGHT, MEASURES, type Measure, PERCENTILE_DAYS, WEIGHTS } from "./parameters.ts";
import { residualReturns } from "./residual-returns.ts";
import { CROWDING_GROUPS, CROWDING_RUNGS, type CrowdingRung } from "./rungs.ts";
import { sizeComomentum } from "./size-comomentum.ts";
import { valuationSpreads } from "./valuation-spread.ts";

/** What the ladder is measured from. */
export interface LadderInputs {
  readonly panel: TradedPanel;
  readonly stocks: ListedStocks;
  /** Closes of the published index of a rung, where loaded: its return is taken before that of the rung's stocks. */
  readonly published: Readonly<Partial<Record<CrowdingRung, DailySeries>>>;
  /** How many of the smallest stocks are the micro caps. */
  readonly microSize: number;
  /** Price to book, [day x stock], as known at the close of its day, where fundamentals are loaded; NaN where unknown. */
  readonly priceToBook?: Float64Array;
}

/** A rung through time, on the days of the ladder; NaN where not known. */
export interface RungDays extends GroupDays {
  /** Share of the day's trading and of the capital of the eve. */
  readonly amountShare: Float64Array;
  readonly capShare: Float64Array;
  readonly measures: Readonly<Record<Measure, Float64Array>>;
  /** Each measure's rank among the 750 days before it. */
  readonly percentiles: Readonly<Record<Measure, Float64Array>>;
  /** Weighted mean of the percentiles: the composite of the rung; NaN on a day on which it holds no stocks. */
  readonly percentile: Float64Array;
  /** Days that the long-run reversal was taken over. */
  readonly reversalDays: Int32Array;
}

export interface CrowdingLadder {
  readonly days: Int32Array;
  readonly rungs: Readonly<Record<CrowdingRung, RungDays>>;
  readonly market: GroupDays;
  /** Every group of the market, also those that are no rung. */
  readonly grouped: GroupedPanel;
  /** Residual returns behind the correlations, [stock x day of the panel]. */
  readonly residuals: Float64Array;
  /** Crowding of the small-cap bet: mean of the composites of CSI2000-sized and micro-cap stocks. */
  readonly composite: Float64Array;
}

/** Rungs whose mean composite is the crowding of the small-cap bet. */
export const BET: readonly CrowdingRung[] = ["2000", "micro"];

/** Measures that a rung can have: the largest is not measured against itself. */
export function measuresOf(rung: CrowdingRung): readonly Measure[] {
  return rung === "300" ? MEASURES.filter((m) => m !== "relativeStrength" && m !== "reversal") : MEASURES;
}

/**
 * The crowding of every rung of the size ladder on every day of the panel or of a published index, each from that day and
 * earlier ones only. Percentiles, weights and windows are those of parameters.ts.
 */
export function crowdingLadder({ panel, stocks, published, microSize, priceToBook }: LadderInputs): CrowdingLadder {
  const grouped = groupDays(panel, stocks, microSize);
  const residuals = residualReturns(panel, stocks.industries, grouped.membership);
  const days = unionOf([panel.days, ...Object.values(published).map((series) => series.days)]);
  const at = Int32Array.from(panel.days, (day) => days.indexOf(day));
  const laid = (values: Float64Array) => laidOn(days.length, at, values);
  const market = laidDays(grouped.market, days.length, at);
  const spreads = valuationSpreads(priceToBook, grouped, panel.days.length);
  const correlations = correlationsByDay(grouped, residuals, panel.days.length);
  const returnsOf = (rung: CrowdingRung) => chained(days, published[rung], laid(grouped.groups[rung].returns));
  const large = returnsOf("300");
  const rungs = CROWDING_RUNGS.map((rung) => {
    const group = laidDays(grouped.groups[rung], days.length, at);
    const parts = {
      group,
      market,
      returns: returnsOf(rung),
      large,
      correlation: laid(correlations[rung]),
      valuation: laid(spreads[rung]),
    };
    return [rung, rungDays(rung, parts)] as const;
  });
  const byRung = Object.fromEntries(rungs) as Record<CrowdingRung, RungDays>;
  return { days, rungs: byRung, market, grouped, residuals, composite: meanOf(BET.map((r) => byRung[r].percentile)) };
}

interface RungParts {
  readonly group: GroupDays;
  readonly market: GroupDays;
  readonly returns: Float64Array;
  readonly large: Float64Array;
  readonly correlation: Float64Array;
  readonly valuation: Float64Array;
}

function rungDays(rung: CrowdingRung, parts: RungParts): RungDays {
  const { group, market, returns, large, correlation, valuation } = parts;
  const missing = () => new Float64Array(returns.length).fill(Number.NaN);
  const possible = measuresOf(rung);
  const reversal = longRunReversal(returns, large);
  const all: Record<Measure, Float64Array> = {
    amountRatio: amountRatio(group, market),
    turnoverRatio: turnoverRatio(group, market),
    relativeStrength: relativeStrength(returns, large),
    volatilityRatio: volatilityRatio(group.returns, market.returns),
    pairwiseCorrelation: correlation,
    reversal: reversal.values,
    valuationSpread: valuation,
  };
  const measures = mapMeasures((m) => (possible.includes(m) ? all[m] : missing()));
  const percentiles = mapMeasures((m) => rollingPercentiles(measures[m], PERCENTILE_DAYS, LEAST_PERCENTILE_DAYS));
  return {
    ...group,
    amountShare: quotient(group.amount, market.amount),
    capShare: quotient(group.capital, market.capital),
    measures,
    percentiles,
    percentile: composite(percentiles, possible).map((value, i) => (group.members[i] > 0 ? value : Number.NaN)),
    reversalDays: reversal.days,
  };
}

function mapMeasures(make: (measure: Measure) => Float64Array): Record<Measure, Float64Array> {
  return Object.fromEntries(MEASURES.map((measure) => [measure, make(measure)])) as Record<Measure, Float64Array>;
}

/**
 * Weighted mean of the known percentiles of a day; NaN where they carry less than 80% of the weight of the measures that
 * the rung can have. The valuation spread counts only where it is known.
 */
export function composite(
  percentiles: Readonly<Record<Measure, Float64Array>>,
  possible: readonly Measure[],
): Float64Array {
  return percentiles[MEASURES[0]].map((_, i) => {
    let [whole, weight, sum] = [0, 0, 0];
    for (const m of possible) {
      const value = percentiles[m][i];
      const known = !Number.isNaN(value);
      if (known || m !== "valuationSpread") whole += WEIGHTS[m];
      if (!known) continue;
      weight += WEIGHTS[m];
      sum += WEIGHTS[m] * value;
    }
    return weight < LEAST_WEIGHT * whole - ROUNDING ? Number.NaN : sum / weight;
  });
}

/** Weights are sums of decimals. */
const ROUNDING = 1e-9;

function correlationsByDay(
  { membership }: GroupedPanel,
  residuals: Float64Array,
  length: number,
): Record<CrowdingRung, Float64Array> {
  const width = length === 0 ? 0 : residuals.length / length;
  const answer = CROWDING_GROUPS.map(() => new Float64Array(length).fill(Number.NaN));
  for (let t = 1; t < length; t++) {
    const groupOf = membership.subarray(t * width, (t + 1) * width);
    pairwiseCorrelations(residuals, length, t, groupOf, CROWDING_GROUPS.length).forEach((value, k) => {
      answer[k][t] = value;
    });
  }
  return Object.fromEntries(CROWDING_GROUPS.map((group, k) => [group, answer[k]])) as Record<
    CrowdingRung,
    Float64Array
  >;
}

/** Returns of the published index, and of the rung's stocks where it has none on the day or the day before. */
function chained(days: Int32Array, published: DailySeries | undefined, own: Float64Array): Float64Array {
  if (published === undefined) return own;
  const closes = alignTo(days, published);
  return closes.map((close, i) => {
    const change = i === 0 ? Number.NaN : close / closes[i - 1] - 1;
    return Number.isNaN(change) ? own[i] : change;
  });
}

/** Comomentum of the smallest decile on the days of the ladder, and its rank among the 750 days before. */
export function comomentumDays(ladder: CrowdingLadder, panel: TradedPanel, stocks: ListedStocks) {
  const { days, residuals, grouped } = ladder;
  const own = sizeComomentum(panel, stocks, residuals, grouped.market.returns);
  const values = alignTo(days, { days: panel.days, values: own });
  return { values, percentiles: rollingPercentiles(values, PERCENTILE_DAYS, LEAST_PERCENTILE_DAYS) };
}

function unionOf(arrays: readonly Int32Array[]): Int32Array {
  return Int32Array.from(new Set(arrays.flatMap((days) => [...days]))).sort();
}

function laidOn(length: number, at: Int32Array, values: Float64Array): Float64Array {
  const laid = new Float64Array(length).fill(Number.NaN);
  for (let t = 0; t < at.length; t++) laid[at[t]] = values[t];
  return laid;
}

function laidDays(group: GroupDays, length: number, at: Int32Array): GroupDays {
  const members = new Int32Array(length);
  for (let t = 0; t < at.length; t++) members[at[t]] = group.members[t];
  const laid = (values: Float64Array) => laidOn(length, at, values);
  return {
    members,
    amount: laid(group.amount),
    capital: laid(group.capital),
    turnover: laid(group.turnover),
    returns: laid(group.returns),
  };
}

function quotient(above: Float64Array, below: Float64Array): Float64Array {
  return above.map((value, i) => value / below[i]);
}

function meanOf(series: readonly Float64Array[]): Float64Array {
  return series[0].map((_, i) => series.reduce((sum, values) => sum + values[i], 0) / series.length);
}
