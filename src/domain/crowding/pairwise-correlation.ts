import { CORRELATION_DAYS, LEAST_CORRELATED } from "./parameters.ts";

/**
 * Mean correlation over all pairs of N stocks without looking at a pair: with returns standardised over the window,
 * rho = (N Var(mean z) - 1) / (N - 1) (MSCI Integrated Factor Crowding Model, Bonne, Roisenberg, Kouzmenko and Zangari
 * 2018; the identity is that of the variance of a sum).
 *
 * `residuals` is [stock x day] of `length` days; the window is the `window` days that end at day t. Stocks with a missing
 * day in the window, or that never moved, do not count. `groupOf` gives each stock's
 * group on day t, 0 to `groups` - 1 or -1 for none: one value a group, NaN for one of fewer than 10 such stocks.
 */
export function pairwiseCorrelations(
  residuals: Float64Array,
  length: number,
  t: number,
  groupOf: Int8Array,
  groups: number,
  window = CORRELATION_DAYS,
): Float64Array {
  const sums = new Float64Array(groups * window);
  const counts = new Int32Array(groups);
  if (t - window + 1 < 0) return new Float64Array(groups).fill(Number.NaN);
  for (let j = 0; j < groupOf.length; j++) {
    const k = groupOf[j];
    if (k >= 0 && addStandardised(residuals, j * length + t - window + 1, window, sums, k * window)) counts[k]++;
  }
  return Float64Array.from(counts, (count, k) =>
    count < LEAST_CORRELATED ? Number.NaN : meanCorrelation(sums.subarray(k * window, (k + 1) * window), count),
  );
}

/** Adds a stock's standardised window to the sums; false, and nothing added, where a day is missing or none moved. */
function addStandardised(values: Float64Array, from: number, window: number, sums: Float64Array, at: number): boolean {
  let [sum, squares] = [0, 0];
  for (let i = from; i < from + window; i++) {
    const value = values[i];
    sum += value;
    squares += value * value;
  }
  if (Number.isNaN(sum)) return false;
  const mean = sum / window;
  const deviation = squares - sum * mean;
  if (deviation <= ROUNDING * squares) return false;
  const scale = Math.sqrt((window - 1) / deviation);
  const shift = -mean * scale;
  for (let i = 0; i < window; i++) sums[at + i] += values[from + i] * scale + shift;
  return true;
}

/** Share of the squares below which their sum less the mean's is rounding: the values do not differ. */
const ROUNDING = 1e-13;

/** From the sums over N stocks of standardised returns, day by day. */
function meanCorrelation(sums: Float64Array, count: number): number {
  let squares = 0;
  for (const sum of sums) squares += sum * sum;
  const variance = squares / (sums.length - 1) / (count * count);
  return (count * variance - 1) / (count - 1);
}
