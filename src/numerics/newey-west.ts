/**
 * Long-run covariance of series by weighted products with Bartlett's taper (Newey and West 1987): the sum over lags l from
 * -L to L of (1 - |l| / (L + 1)) times the sum over t of sqrt(w(t) w(t - l)) x(t) x(t - l)'. `rows` holds T rows of `width`
 * values each, row-major, none NaN; they are taken as they are, no mean is subtracted. `weights`, one a row, should sum to
 * 1. The root of both weights makes the answer positive semidefinite for any weights. Answer: width x width, row-major.
 */
export function neweyWest(rows: Float64Array, width: number, weights: Float64Array, lags: number): Float64Array {
  const covariance = new Float64Array(width * width);
  for (let lag = 0; lag <= lags; lag++) {
    const taper = 1 - lag / (lags + 1);
    for (let t = lag; t < weights.length; t++) {
      const weight = taper * Math.sqrt(weights[t] * weights[t - lag]);
      addProducts(covariance, rows, width, t, t - lag, weight);
    }
  }
  return covariance;
}

/** Adds weight times row a by row b, and by row b times row a where they are not the same row. */
function addProducts(
  covariance: Float64Array,
  rows: Float64Array,
  width: number,
  a: number,
  b: number,
  weight: number,
): void {
  for (let i = 0; i < width; i++) {
    const [left, right] = [weight * rows[a * width + i], weight * rows[b * width + i]];
    for (let k = 0; k < width; k++) {
      covariance[i * width + k] += left * rows[b * width + k];
      if (a !== b) covariance[i * width + k] += right * rows[a * width + k];
    }
  }
}
