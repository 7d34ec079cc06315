/**
 * Quantile of a sorted array by linear interpolation between order statistics (Hyndman and Fan 1996, type 7, the
 * default of R and NumPy). NaN for an empty array. `p` in [0, 1].
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

/** The finite values of an array, ascending. */
export function sortedFinite(values: ArrayLike<number>): Float64Array {
  const finite = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) finite[count++] = values[i];
  return finite.subarray(0, count).sort();
}

/** Median of the finite values, the mean of the two in the middle for an even count; NaN where there are none. */
export function medianOfFinite(values: ArrayLike<number>): number {
  return quantileOfSorted(sortedFinite(values), 0.5);
}

/** Share of the finite values of `earlier` that lie strictly below `value`; NaN where there are none or value is NaN. */
export function shareBelow(earlier: ArrayLike<number>, value: number): number {
  let below = 0;
  let count = 0;
  for (let i = 0; i < earlier.length; i++) {
    if (Number.isNaN(earlier[i])) continue;
    count++;
    if (earlier[i] < value) below++;
  }
  return count === 0 || Number.isNaN(value) ? Number.NaN : below / count;
}
