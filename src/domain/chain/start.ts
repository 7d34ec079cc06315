import { HEDGES, WIDTH } from "./buckets.ts";
import { loadingsOf, type PriceMemory, sizeFactor } from "./price-model.ts";
import type { ChainScenario } from "./scenario.ts";
import type { Seen } from "./seen.ts";

/** Weight of the last value in an exponential mean of a span, as 2 / (span + 1). */
export function newest(span: number): number {
  return 2 / (span + 1);
}

/** What can be seen at the start; open interest is counted once the books are open. */
export function startingSeen({ start, parameters }: ChainScenario): Seen {
  const logs = start.history.map(relativeLogs);
  return {
    day: start.day,
    t: 0,
    logPrice: new Float64Array(WIDTH),
    price: new Float64Array(WIDTH).fill(1),
    trend: Float64Array.from(logs, (series) => exponentialMean(series, parameters.trendDays)),
    shortTrend: Float64Array.from(logs, (series) => exponentialMean(series, parameters.lossDays)),
    future: new Float64Array(HEDGES.length).fill(1),
    dislocation: Float64Array.from(start.dislocation),
    hedgeCost: new Float64Array(HEDGES.length),
    openInterest: Float64Array.from(start.openInterestCny),
  };
}

/** Variances from the closes up to the start; nothing is dislocated yet. */
export function startingMemory(scenario: ChainScenario): PriceMemory {
  const { start, parameters } = scenario;
  const loadings = loadingsOf(parameters);
  const logs = start.history.map(relativeLogs);
  const days = logs[0].length;
  const changes = (t: number) => Float64Array.from(logs, (series) => series[t] - series[t - 1]);
  const kept = parameters.volatilityMemory;
  let variance: Float64Array | null = null;
  let factorVariance = 0;
  for (let t = 1; t < days; t++) {
    const returns = changes(t);
    const factor = sizeFactor(returns, returns[0], loadings) ** 2;
    const weight: number = variance === null ? 1 : Math.max(1 - kept, 1 / t);
    variance = returns.map((value, k) => (1 - weight) * (variance?.[k] ?? 0) + weight * value * value);
    factorVariance = (1 - weight) * factorVariance + weight * factor;
  }
  return { variance: variance ?? new Float64Array(WIDTH), factorVariance, dislocated: new Float64Array(WIDTH) };
}

function relativeLogs(closes: Float64Array): Float64Array {
  const last = closes[closes.length - 1];
  return closes.map((close) => Math.log(close / last));
}

function exponentialMean(series: Float64Array, span: number): number {
  let mean = series[0];
  for (const value of series) mean += newest(span) * (value - mean);
  return mean;
}
