/**
 * Active share of a portfolio: half the sum of the absolute differences from the benchmark's weights (M. Cremers and
 * A. Petajisto, How active is your fund manager?, Review of Financial Studies 22, 2009). 0 for the benchmark itself, 1 for
 * a portfolio that holds none of it, where both sum to 1. Arrays of equal length.
 */
export function activeShare(weights: Float64Array, benchmark: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < weights.length; j++) sum += Math.abs(weights[j] - benchmark[j]);
  return sum / 2;
}
