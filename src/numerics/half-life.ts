/** Factor by which a weight falls with each step when it halves every `halfLife` steps. */
export function halfLifeDecay(halfLife: number): number {
  return 0.5 ** (1 / halfLife);
}

/** `count` weights that sum to 1 and halve every `halfLife` places back from the last. */
export function halfLifeWeights(count: number, halfLife: number): Float64Array {
  const decay = halfLifeDecay(halfLife);
  const weights = Float64Array.from({ length: count }, (_, i) => decay ** (count - 1 - i));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
