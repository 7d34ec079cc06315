import { HEDGES, WIDTH } from "../buckets.ts";
import type { ChainParameters } from "../parameters.ts";
import { runChain } from "../run.ts";
import type { ChainScenario } from "../scenario.ts";

const PAIR = HEDGES.length;

/** What was recorded on the days of a scenario, and how far days usually are from a model without agents. */
export interface Recorded {
  /** Log prices over the start, [days x buckets], and dislocations, [days x futures]; NaN where not listed. */
  readonly logPrice: Float64Array;
  readonly dislocation: Float64Array;
  /** Deviation of a day's return beyond the market by bucket, and of a day's change of the dislocation by future. */
  readonly residualDeviation: Float64Array;
  readonly basisDeviation: Float64Array;
}

/**
 * Log likelihood of parameters on recorded days: errors of the day-to-day changes, each over its usual deviation. The
 * four buckets beyond the market count as one series (they fall together), and so do the two futures:
 * -1/2 the sum over days of mean (e_k / s_k)^2 + mean (e_i / s_i)^2.
 */
export function logLikelihood(scenario: ChainScenario, parameters: ChainParameters, recorded: Recorded): number {
  const { days, start } = runChain({ ...scenario, parameters });
  let sum = 0;
  days.forEach(({ seen }, t) => {
    const before = t === 0 ? start : days[t - 1].seen;
    const told = (values: Float64Array, width: number, at: number) =>
      values[t * width + at] - (t === 0 ? 0 : values[(t - 1) * width + at]);
    let prices = 0;
    for (let k = 1; k < WIDTH; k++) {
      const error = seen.logPrice[k] - before.logPrice[k] - told(recorded.logPrice, WIDTH, k);
      prices += (error / recorded.residualDeviation[k]) ** 2 / (WIDTH - 1);
    }
    let bases = 0;
    let listed = 0;
    for (let i = 0; i < PAIR; i++) {
      const first = t === 0 ? start.dislocation[i] : 0;
      const change = told(recorded.dislocation, PAIR, i) - first;
      if (Number.isNaN(change)) continue;
      listed++;
      bases += ((seen.dislocation[i] - before.dislocation[i] - change) / recorded.basisDeviation[i]) ** 2;
    }
    sum += prices + (listed > 0 ? bases / listed : 0);
  });
  return -sum / 2;
}

/** Weights of log likelihoods, adding up to 1. */
export function likelihoodWeights(logs: Float64Array): Float64Array {
  const most = Math.max(...logs);
  const raw = logs.map((value) => Math.exp(value - most));
  const sum = raw.reduce((total, value) => total + value, 0);
  return raw.map((value) => value / sum);
}

/** How many equally weighted sets weights are worth: 1 / sum w^2 (Kish 1965). */
export function effectiveCount(weights: Float64Array): number {
  return 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
}

/** Picks `count` places by weight, evenly from an offset in (0, 1): systematic resampling (Kitagawa 1996). */
export function resampled(weights: Float64Array, count: number, offset: number): Int32Array {
  const picked = new Int32Array(count);
  let at = 0;
  let upTo = weights[0];
  for (let n = 0; n < count; n++) {
    const place = (n + offset) / count;
    while (place > upTo && at + 1 < weights.length) upTo += weights[++at];
    picked[n] = at;
  }
  return picked;
}
