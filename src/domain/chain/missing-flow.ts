import { WIDTH } from "./buckets.ts";
import type { Depths, Loadings } from "./price-model.ts";
import { afterClose, depthsOf, loadingsOf } from "./price-model.ts";
import type { ChainScenario } from "./scenario.ts";
import { startingMemory } from "./start.ts";
import { maskedOn } from "./trading-day.ts";

/**
 * Net purchases by bucket, yuan, that would have moved prices by the log returns `missing` at given depths: own impact
 * and that on the size factor together, both taken as linear. Sherman-Morrison on e = s F + q / D with
 * F = sum(s q) / D_F. The 300 carries no impact: 0.
 */
export function flowBehind(missing: Float64Array, { bucket, factor }: Depths, { size }: Loadings): Float64Array {
  let up = 0;
  let down = factor;
  for (let k = 0; k < WIDTH; k++) {
    up += size[k] * bucket[k] * (size[k] > 0 ? missing[k] : 0);
    down += size[k] ** 2 * bucket[k];
  }
  const shared = up / down;
  return missing.map((value, k) => (size[k] > 0 ? bucket[k] * (value - size[k] * shared) : 0));
}

/**
 * Depths of each day of a scenario on a path of log prices over its start, [days x buckets]: what flow met that day.
 */
export function depthsAlong(scenario: ChainScenario, logPrice: Float64Array): Depths[] {
  const { parameters, path, start } = scenario;
  const loadings = loadingsOf(parameters);
  let memory = startingMemory(scenario);
  let before: Float64Array = new Float64Array(WIDTH);
  return path.days.map((_, t) => {
    const value = start.capitalisation.map((units, k) => units * Math.exp(before[k]));
    const depths = depthsOf(memory, value, loadings, parameters);
    const now = logPrice.subarray(t * WIDTH, (t + 1) * WIDTH);
    const returns = Float64Array.from(now, (price, k) => price - before[k]);
    const masked = maskedOn(scenario, t);
    const shocks = returns.map((_, k) => (path.shocks?.[t * WIDTH + k] ?? 0) - (k > 0 ? loadings.beta[k] * masked : 0));
    memory = afterClose(memory, returns, path.market[t], shocks, loadings, parameters);
    before = Float64Array.from(now);
    return depths;
  });
}

/**
 * What stays unexplained, as flow: net purchases by day and bucket ([days x buckets], yuan) that the run lacks to move as
 * the record does, at the depths that the record left. Negative is a sale that no agent of the run made.
 */
export function missingFlow(scenario: ChainScenario, model: Float64Array, record: Float64Array): Float64Array {
  const depths = depthsAlong(scenario, record);
  const loadings = loadingsOf(scenario.parameters);
  const flow = new Float64Array(record.length);
  depths.forEach((depth, t) => {
    const missing = Float64Array.from({ length: WIDTH }, (_, k) => {
      const at = t * WIDTH + k;
      const ago = at - WIDTH;
      return record[at] - model[at] - (t > 0 ? record[ago] - model[ago] : 0);
    });
    flow.set(flowBehind(missing, depth, loadings), t * WIDTH);
  });
  return flow;
}
