/** Mean of an array; NaN for an empty one. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Sum of products of the deviations of two arrays of equal length from their means. */
function comoment(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const meanX = mean(x);
  const meanY = mean(y);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] - meanX) * (y[i] - meanY);
  return sum;
}

/** Sample standard deviation (n - 1); NaN for fewer than two values. */
export function standardDeviation(values: ArrayLike<number>): number {
  return Math.sqrt(comoment(values, values) / (values.length > 1 ? values.length - 1 : Number.NaN));
}

/** Pearson correlation of two arrays of equal length; NaN where either does not vary. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return comoment(x, y) / Math.sqrt(comoment(x, x) * comoment(y, y));
}
