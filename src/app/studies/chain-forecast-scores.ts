import type { ChainScore, ChainSeriesName } from "../../contract.ts";
import type { ForecastPath } from "../../domain/chain/ensemble/index.ts";
import { BUCKETS, HEDGES, WIDTH } from "../../domain/chain/index.ts";
import { normalCrps, sampleCrps } from "../../numerics/crps.ts";
import { mean, standardDeviation } from "../../numerics/moments.ts";
import { normalInverse } from "../../numerics/normal.ts";
import { quantileOfSorted } from "../../numerics/quantile.ts";
import type { PathAfter } from "./chain-anchor-path.ts";
import type { Forecast } from "./chain-forecast-paths.ts";

/** Series of a forecast in the order of the contract. */
export const SERIES: readonly ChainSeriesName[] = [...BUCKETS, ...HEDGES];
/** Series that are scored. */
const SCORED: readonly ChainSeriesName[] = ["micro", "2000", "1000", "500", "IM", "IC"];
/** Trading days that the volatility of the random walk is measured over. */
const WALK_DAYS = 60;

/** A value of a path on its day `t`: log price, or basis. */
export function valueAt(path: Pick<ForecastPath, "logPrice" | "basis">, t: number, series: ChainSeriesName): number {
  const bucket = (BUCKETS as readonly string[]).indexOf(series);
  if (bucket >= 0) return path.logPrice[t * WIDTH + bucket];
  return path.basis[t * HEDGES.length + (HEDGES as readonly string[]).indexOf(series)];
}

/** True where a series was listed at the anchor. */
export function isListed({ anchor }: Forecast, series: ChainSeriesName): boolean {
  const hedge = (HEDGES as readonly string[]).indexOf(series);
  return hedge < 0 || anchor.listed[hedge];
}

/** Scores of the chain, of beta alone, and of a random walk with each series' own volatility. */
export function scoresOf(forecast: Forecast, after: PathAfter): ChainScore[] {
  return SCORED.filter((series) => isListed(forecast, series)).flatMap((series) => [
    { series, forecast: "chain" as const, ...ofSample(forecast, after, series, ({ chain }) => chain) },
    { series, forecast: "beta" as const, ...ofSample(forecast, after, series, ({ plain }) => plain) },
    { series, forecast: "walk" as const, ...ofWalk(forecast, after, series) },
  ]);
}

type Score = Omit<ChainScore, "series" | "forecast">;

function ofSample(
  { pairs, days }: Forecast,
  after: PathAfter,
  series: ChainSeriesName,
  pathOf: (pair: Forecast["pairs"][number]) => ForecastPath,
): Score {
  return meanScore(
    days.map((_, t) => {
      const sorted = Float64Array.from(pairs, (pair) => valueAt(pathOf(pair), t, series)).sort();
      const observed = valueAt(after, t, series);
      const [low, high] = [quantileOfSorted(sorted, 0.1), quantileOfSorted(sorted, 0.9)];
      return { crps: sampleCrps(sorted, observed), ...bandOf(low, high, observed) };
    }),
  );
}

function ofWalk({ anchor, days }: Forecast, after: PathAfter, series: ChainSeriesName): Score {
  const { start, deviation } = walkOf(anchor, series);
  const reach = normalInverse(0.9);
  return meanScore(
    days.map((_, t) => {
      const spread = deviation * Math.sqrt(t + 1);
      const observed = valueAt(after, t, series);
      return {
        crps: normalCrps(start, spread, observed),
        ...bandOf(start - reach * spread, start + reach * spread, observed),
      };
    }),
  );
}

function bandOf(low: number, high: number, observed: number) {
  return { coverage: observed >= low && observed <= high ? 1 : 0, width: high - low };
}

function meanScore(scores: readonly Score[]): Score {
  const of = (name: keyof Score) => mean(scores.map((score) => score[name]));
  return { crps: of("crps"), coverage: of("coverage"), width: of("width") };
}

/** Last value of a series at the anchor, and the deviation of its day-to-day changes. */
function walkOf(anchor: Forecast["anchor"], series: ChainSeriesName) {
  const bucket = (BUCKETS as readonly string[]).indexOf(series);
  const values =
    bucket >= 0
      ? anchor.closes[bucket].values.slice(-WALK_DAYS - 1).map(Math.log)
      : anchor.bases[(HEDGES as readonly string[]).indexOf(series)].slice(-WALK_DAYS - 1);
  const changes = values.subarray(1).map((value, t) => value - values[t]);
  const start = bucket >= 0 ? 0 : values[values.length - 1];
  return { start, deviation: standardDeviation(changes.filter(Number.isFinite)) };
}
