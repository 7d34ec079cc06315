/** Sum and count of the known values in a window that ends at each position. */
export interface TrailingSums {
  readonly sums: Float64Array;
  readonly counts: Int32Array;
}

/** For each position, sum and count of the values that are not NaN among the last `window`, its own included. */
export function trailingSums(values: ArrayLike<number>, window: number): TrailingSums {
  const sums = new Float64Array(values.length);
  const counts = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    for (let k = Math.max(0, i - window + 1); k <= i; k++) {
      if (Number.isNaN(values[k])) continue;
      sums[i] += values[k];
      counts[i]++;
    }
  }
  return { sums, counts };
}

/**
 * For each position, the sample standard deviation (n - 1) of the known values among the last `window`; NaN with fewer
 * than `least` (at least two) of them.
 */
export function trailingDeviations(values: ArrayLike<number>, window: number, least: number): Float64Array {
  const { sums, counts } = trailingSums(values, window);
  return sums.map((sum, i) => {
    if (counts[i] < Math.max(2, least)) return Number.NaN;
    const mean = sum / counts[i];
    let squares = 0;
    for (let k = Math.max(0, i - window + 1); k <= i; k++) {
      if (!Number.isNaN(values[k])) squares += (values[k] - mean) ** 2;
    }
    return Math.sqrt(squares / (counts[i] - 1));
  });
}

/**
 * Rank of each value among the known values of the `window` positions before it, in [0, 1]: the share that lies below,
 * those equal to it counting half. Nothing later enters. NaN where the value is NaN or fewer than `least` earlier ones
 * are known.
 */
export function rollingPercentiles(values: ArrayLike<number>, window: number, least: number): Float64Array {
  return Float64Array.from(values, (value, i) => {
    if (Number.isNaN(value)) return Number.NaN;
    let below = 0;
    let known = 0;
    for (let k = Math.max(0, i - window); k < i; k++) {
      if (Number.isNaN(values[k])) continue;
      known++;
      if (values[k] < value) below++;
      else if (values[k] === value) below += 0.5;
    }
    return known < Math.max(1, least) ? Number.NaN : below / known;
  });
}
