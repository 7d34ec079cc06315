/** How the members of a benchmark are weighted: by total market value, or all alike. */
export type WeightRule = "cap" | "equal";

export interface BenchmarkWeights {
  /** One place a stock of the panel; sums to 1 unless no member has a market value. */
  readonly weights: Float64Array;
  /** Members with a market value. */
  readonly members: number;
}

/**
 * Weights of a benchmark from its members and their market values, NaN for a stock that has none: such a member is left
 * out. The published indices weigh by free float in steps, which this does not.
 */
export function benchmarkWeights(
  isMember: (stock: number) => boolean,
  marketValues: Float64Array,
  rule: WeightRule,
): BenchmarkWeights {
  const weights = new Float64Array(marketValues.length);
  let [total, members] = [0, 0];
  for (let j = 0; j < weights.length; j++) {
    if (!(marketValues[j] > 0) || !isMember(j)) continue;
    weights[j] = rule === "cap" ? marketValues[j] : 1;
    total += weights[j];
    members++;
  }
  if (total > 0) for (let j = 0; j < weights.length; j++) weights[j] /= total;
  return { weights, members };
}
