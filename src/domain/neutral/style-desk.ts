import { lowerFactor } from "../../numerics/cholesky.ts";
import {
  crossSectionOf,
  type DayExposures,
  exposuresByDay,
  type FactorMarket,
  factorCovariance,
  regress,
  STYLE_NAMES,
  type StyleName,
  sampleOf,
  specificVariance,
} from "../factors/index.ts";
import { SIZE_GROUPS, type SizeGroup, sizeGroups } from "../market/size-groups.ts";
import type { RiskModel } from "./construct.ts";

/** What was known of styles at the close before a day, and what they earned on it. */
export interface StyleDay {
  /** Standardised exposures known at the close before; NaN for stocks without. */
  readonly exposures: ReadonlyMap<StyleName, Float64Array>;
  /** Place of each stock's industry among the names; place 0 is "other". */
  readonly industries: Int32Array;
  readonly industryNames: readonly string[];
  /** Weights of the benchmark by the market values of the close before; sum 1. */
  readonly benchmark: Float64Array;
  /** Returns of the styles on the day; absent where no regression could be made. */
  readonly earned: ReadonlyMap<StyleName, number>;
}

/** Styles day by day, for ascending days. */
export interface StyleDesk {
  /** Null on the panel's first day. */
  readonly on: (t: number) => StyleDay | null;
  /** Risk as of the close before the day asked for last. */
  readonly risk: () => RiskModel;
}

/** Variance of a day's own return of a stock of which too few days are known: 3% squared, an assumption. */
const USUAL_SPECIFIC_VARIANCE = 0.0009;

/**
 * Styles of a market against the size group that a future stands for, in one pass over the days: exposures of the close
 * before, factor returns of the day, risk from the days before it.
 */
export function styleDesk(market: FactorMarket, benchmark: SizeGroup, microSize: number): StyleDesk {
  const width = market.panel.codes.length;
  const days = exposuresByDay(market);
  const history: ReadonlyMap<StyleName, number>[] = [];
  const specific = specificVariance(width);
  let known: DayExposures | null = null;
  let told: StyleDay | null = null;
  let pending: { earned: ReadonlyMap<StyleName, number>; own: Float64Array } | null = null;
  let at = 0;
  const advance = (t: number) => {
    if (pending) {
      history.push(pending.earned);
      specific.add(pending.own);
      pending = null;
    }
    const next = days.next();
    known = next.done ? null : next.value;
    if (!known) return;
    pending = earnedOn(market, known, t);
    told = dayOf(known, benchmarkWeights(known, benchmark, microSize), pending?.earned ?? new Map());
  };
  return {
    on: (t) => {
      while (at < t) advance(++at);
      return t === 0 ? null : told;
    },
    risk: () => riskOf(told, history, specific.deviations()),
  };
}

/** Factor returns of day t, and specific returns by place of the panel; null where the day tells none. */
function earnedOn({ panel }: FactorMarket, known: DayExposures, t: number) {
  const width = panel.codes.length;
  const [row, before] = [t * width, (t - 1) * width];
  const sample = sampleOf(known, (j) => !Number.isNaN(panel.close[row + j]));
  const section = sample.count > 2 * (sample.groupCount + sample.styles.length) ? crossSectionOf(sample) : null;
  if (!section) return null;
  const returns = Float64Array.from(sample.stocks, (j) => panel.close[row + j] / panel.close[before + j] - 1);
  const fit = regress(section, returns);
  const own = new Float64Array(width).fill(Number.NaN);
  sample.stocks.forEach((j, i) => {
    own[j] = fit.specific[i];
  });
  return { earned: new Map(sample.styleNames.map((name, k) => [name, fit.styles[k]] as const)), own };
}

function benchmarkWeights({ marketValues, members }: DayExposures, group: SizeGroup, microSize: number): Float64Array {
  const groups = new Int8Array(marketValues.length);
  const eligible = new Float64Array(marketValues.length).fill(Number.NaN);
  for (const j of members) eligible[j] = marketValues[j];
  sizeGroups(eligible, microSize, groups);
  const place = SIZE_GROUPS.indexOf(group);
  const weights = marketValues.map((value, j) => (groups[j] === place ? value : 0));
  const total = weights.reduce((sum, value) => sum + value, 0);
  return total > 0 ? weights.map((value) => value / total) : weights;
}

function dayOf(known: DayExposures, benchmark: Float64Array, earned: ReadonlyMap<StyleName, number>): StyleDay {
  const styles = STYLE_NAMES.filter((name) => known.exposures[name] !== undefined);
  return {
    exposures: new Map(styles.map((name) => [name, known.exposures[name]!.slice()])),
    industries: known.groups.slice(),
    industryNames: [...known.industryNames],
    benchmark,
    earned,
  };
}

/** Loadings are the exposures times the lower factor of the styles' covariance; without one there is specific risk alone. */
function riskOf(
  day: StyleDay | null,
  history: readonly ReadonlyMap<StyleName, number>[],
  deviations: Float64Array,
): RiskModel {
  const specific = deviations.map((value) => (Number.isNaN(value) ? USUAL_SPECIFIC_VARIANCE : value * value));
  const names = day ? [...day.exposures.keys()] : [];
  const series = names.map((name) => Float64Array.from(history, (earned) => earned.get(name) ?? Number.NaN));
  const covariance = series.length > 0 ? factorCovariance(series) : null;
  const lower = covariance && lowerFactor(covariance.covariance, covariance.factors.length);
  if (!day || !covariance || !lower) return { loadings: [], specific };
  const size = covariance.factors.length;
  const exposures = covariance.factors.map((k) => day.exposures.get(names[k])!);
  const loadings = Array.from({ length: size }, (_, column) => {
    const loading = new Float64Array(specific.length);
    exposures.forEach((values, row) => {
      const share = lower[row * size + column];
      if (share === 0) return;
      for (let j = 0; j < loading.length; j++) if (!Number.isNaN(values[j])) loading[j] += share * values[j];
    });
    return loading;
  });
  return { loadings, specific };
}

/** Exposure of a portfolio to each style over that of the benchmark; weights are scaled to sum 1, unknown exposures are 0. */
export function activeExposures(day: StyleDay, weights: Float64Array): Map<StyleName, number> {
  const total = weights.reduce((sum, value) => sum + value, 0);
  const scale = total > 0 ? 1 / total : 0;
  return new Map(
    [...day.exposures].map(([name, values]) => {
      let active = 0;
      for (let j = 0; j < values.length; j++) {
        if (!Number.isNaN(values[j])) active += (weights[j] * scale - day.benchmark[j]) * values[j];
      }
      return [name, active];
    }),
  );
}

/** Return of a day by which the styles of a portfolio beat those of the benchmark; beta is left to the market. */
export function styleReturn(day: StyleDay, weights: Float64Array): number {
  if (!weights.some((weight) => weight > 0)) return 0;
  let sum = 0;
  for (const [name, active] of activeExposures(day, weights)) sum += active * (day.earned.get(name) ?? 0);
  return sum;
}
