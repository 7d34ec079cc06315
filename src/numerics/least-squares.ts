import { invertPositiveDefinite } from "./cholesky.ts";
import { mean } from "./moments.ts";
import { neweyWest } from "./newey-west.ts";

/** A linear regression of y on the columns of a design. */
export interface LeastSquares {
  readonly coefficients: Float64Array;
  /** Standard errors that allow for changing variance and for correlation over `lags` rows (Newey and West 1987). */
  readonly standardErrors: Float64Array;
  /** y less the fit. */
  readonly residuals: Float64Array;
  /** 1 less the share of y's sum of squares about its mean that the residuals keep. */
  readonly rSquared: number;
  /** The same with each row predicted by the fit to all other rows (Allen 1974, PRESS). */
  readonly leaveOneOut: number;
}

/**
 * Ordinary least squares. `design` holds a row of `width` values for each of `y`, row-major, a column of ones being the
 * caller's; no value is NaN. Null with fewer rows than columns + 1 or where one column is told by the others.
 */
export function leastSquares(design: Float64Array, width: number, y: Float64Array, lags: number): LeastSquares | null {
  const rows = y.length;
  if (rows <= width) return null;
  const inverse = invertPositiveDefinite(crossProducts(design, width, rows), width);
  if (!inverse) return null;
  const moments = new Float64Array(width);
  for (let t = 0; t < rows; t++) for (let i = 0; i < width; i++) moments[i] += design[t * width + i] * y[t];
  const coefficients = product(inverse, moments, width);
  const residuals = y.map((value, t) => value - predicted(design, width, t, coefficients));
  const left = residuals.map((residual, t) => residual / (1 - leverage(inverse, design, width, t)));
  return {
    coefficients,
    standardErrors: standardErrors(design, width, residuals, inverse, lags),
    residuals,
    rSquared: explainedShare(y, residuals),
    leaveOneOut: explainedShare(y, left),
  };
}

/** 1 less the sum of squared errors over the sum of squares of y about its mean; NaN where y does not vary. */
export function explainedShare(y: ArrayLike<number>, errors: ArrayLike<number>): number {
  const middle = mean(y);
  let [total, unexplained] = [0, 0];
  for (let t = 0; t < y.length; t++) {
    total += (y[t] - middle) ** 2;
    unexplained += errors[t] ** 2;
  }
  return total > 0 ? 1 - unexplained / total : Number.NaN;
}

/** The fit of row t of a design. */
export function predicted(design: Float64Array, width: number, t: number, coefficients: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < width; i++) sum += design[t * width + i] * coefficients[i];
  return sum;
}

function crossProducts(design: Float64Array, width: number, rows: number): Float64Array {
  const products = new Float64Array(width * width);
  for (let t = 0; t < rows; t++) {
    for (let i = 0; i < width; i++) {
      for (let k = 0; k < width; k++) products[i * width + k] += design[t * width + i] * design[t * width + k];
    }
  }
  return products;
}

function product(matrix: Float64Array, vector: Float64Array, width: number): Float64Array {
  return vector.map((_, i) => predicted(matrix, width, i, vector));
}

function leverage(inverse: Float64Array, design: Float64Array, width: number, t: number): number {
  const row = design.subarray(t * width, (t + 1) * width);
  return product(inverse, row, width).reduce((sum, value, i) => sum + value * row[i], 0);
}

/** Roots of the diagonal of (X'X)^-1 S (X'X)^-1, S being the long-run covariance of the rows times their residuals. */
function standardErrors(
  design: Float64Array,
  width: number,
  residuals: Float64Array,
  inverse: Float64Array,
  lags: number,
): Float64Array {
  const scores = design.map((value, at) => value * residuals[Math.floor(at / width)]);
  const covariance = neweyWest(scores, width, new Float64Array(residuals.length).fill(1), lags);
  return Float64Array.from({ length: width }, (_, i) => {
    const row = inverse.subarray(i * width, (i + 1) * width);
    return Math.sqrt(product(covariance, row, width).reduce((sum, value, k) => sum + value * row[k], 0));
  });
}
