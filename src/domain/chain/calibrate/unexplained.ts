import { UNDERLYING, WIDTH } from "../buckets.ts";
import { FLOOR } from "../impact.ts";
import { loadingsOf } from "../price-model.ts";
import type { ChainRun } from "../run.ts";
import type { ChainScenario } from "../scenario.ts";
import type { Recorded } from "./recorded.ts";

/** What one day's record asks for beyond what the model's agents traded, yuan; a sale that is missing is negative. */
export interface MissingFlow {
  /** Stocks of small caps, spread over the buckets as their market values. */
  readonly stocksCny: number;
  /** Futures. */
  readonly futuresCny: number;
}

/**
 * The flow that would close the gap between the record and a run given yesterday's record: residual returns of the
 * buckets as one return of the size factor, turned into the flow that makes it against the day's depth; residual
 * changes of the dislocation over the linear impact of futures.
 */
export function oneStepMissingFlow({ days }: ChainRun, scenario: ChainScenario, recorded: Recorded): MissingFlow[] {
  const { parameters, start } = scenario;
  const { size } = loadingsOf(parameters);
  const meanLoading = weightedMean(size, start.capitalisation);
  return days.map(({ modelLogPrice, modelDislocation, depths, seen }, t) => {
    const residual = (k: number) => recorded.logPrice[t * WIDTH + k] - modelLogPrice[k];
    const factor = projected(residual, size);
    const futuresCny = UNDERLYING.reduce((sum, k, i) => {
      const gap = recorded.dislocation[t * UNDERLYING.length + i] - modelDislocation[i];
      return sum - (gap / parameters.futuresImpact) * seen.openInterest[i] * seen.price[k];
    }, 0);
    return { stocksCny: flowFor(factor, depths.factor) / meanLoading, futuresCny };
  });
}

/** Flow that moves a price by a log return against a depth: the inverse of `saturatingImpact`. */
export function flowFor(logReturn: number, depth: number): number {
  const share = Math.min(0.999, Math.abs(logReturn) / FLOOR);
  return -Math.sign(logReturn) * FLOOR * depth * Math.log1p(-share);
}

function projected(values: (k: number) => number, loadings: Float64Array): number {
  let up = 0;
  let down = 0;
  loadings.forEach((loading, k) => {
    up += loading * values(k);
    down += loading * loading;
  });
  return up / down;
}

/** Mean loading of what is spread over the small buckets as their market values. */
function weightedMean(size: Float64Array, values: Float64Array): number {
  let up = 0;
  let down = 0;
  size.forEach((loading, k) => {
    if (loading === 0) return;
    up += loading * values[k];
    down += values[k];
  });
  return up / down;
}
