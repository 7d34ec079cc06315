import { rankGroups } from "../../../numerics/rank-groups.ts";

const TENTHS = 10;
/** Weight of a stock's distance from its tenth (USE4: 0.1). */
const SHRINKAGE = 0.1;

/**
 * Specific deviations pulled towards the mean of the stock's tenth by size (USE4's Bayesian shrinkage): v x mean + (1 - v)
 * x deviation with v = q |deviation - mean| / (spread + q |deviation - mean|), q = 0.1, mean weighted by market value,
 * spread the root mean square distance from it in the tenth. A stock whose deviation is NaN takes its tenth's mean; one
 * without a market value stays NaN.
 */
export function shrinkToSize(deviations: Float64Array, marketValues: Float64Array): Float64Array {
  const groups = new Int8Array(deviations.length);
  const count = marketValues.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  rankGroups(
    marketValues,
    Array.from({ length: TENTHS }, (_, k) => Math.floor(((k + 1) * count) / TENTHS)),
    groups,
  );
  const tenths = Array.from({ length: TENTHS }, (_, k) => tenthOf(deviations, marketValues, groups, k));
  return deviations.map((deviation, j) => (groups[j] < 0 ? Number.NaN : shrunk(deviation, tenths[groups[j]])));
}

interface Tenth {
  readonly mean: number;
  readonly spread: number;
}

function tenthOf(deviations: Float64Array, marketValues: Float64Array, groups: Int8Array, tenth: number): Tenth {
  let [weight, weighted, count, squares] = [0, 0, 0, 0];
  const isKnown = (j: number) => groups[j] === tenth && !Number.isNaN(deviations[j]);
  for (let j = 0; j < groups.length; j++) {
    if (!isKnown(j)) continue;
    weight += marketValues[j];
    weighted += marketValues[j] * deviations[j];
    count++;
  }
  const mean = weighted / weight;
  for (let j = 0; j < groups.length; j++) if (isKnown(j)) squares += (deviations[j] - mean) ** 2;
  return { mean, spread: Math.sqrt(squares / count) };
}

function shrunk(deviation: number, { mean, spread }: Tenth): number {
  if (Number.isNaN(deviation)) return mean;
  const pull = SHRINKAGE * Math.abs(deviation - mean);
  const share = pull === 0 ? 0 : pull / (spread + pull);
  return share * mean + (1 - share) * deviation;
}
