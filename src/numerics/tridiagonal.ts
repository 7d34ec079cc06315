/** A tridiagonal matrix by its diagonals: row i holds lower[i], diagonal[i], upper[i]; lower[0] and the last upper are 0. */
export interface Tridiagonal {
  readonly lower: Float64Array;
  readonly diagonal: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Solves matrix x = values in place by elimination without pivoting (Thomas), stable where the matrix is diagonally
 * dominant. `scratch` is as long as `values`.
 */
export function solveTridiagonal(matrix: Tridiagonal, values: Float64Array, scratch: Float64Array): void {
  const { lower, diagonal, upper } = matrix;
  const last = values.length - 1;
  scratch[0] = upper[0] / diagonal[0];
  values[0] /= diagonal[0];
  for (let i = 1; i <= last; i++) {
    const pivot = 1 / (diagonal[i] - lower[i] * scratch[i - 1]);
    scratch[i] = upper[i] * pivot;
    values[i] = (values[i] - lower[i] * values[i - 1]) * pivot;
  }
  for (let i = last - 1; i >= 0; i--) values[i] -= scratch[i] * values[i + 1];
}

/** values + factor x matrix values, into `result`. */
export function addTridiagonalProduct(
  matrix: Tridiagonal,
  values: Float64Array,
  factor: number,
  result: Float64Array,
): void {
  const { lower, diagonal, upper } = matrix;
  const last = values.length - 1;
  for (let i = 0; i <= last; i++) {
    let sum = diagonal[i] * values[i];
    if (i > 0) sum += lower[i] * values[i - 1];
    if (i < last) sum += upper[i] * values[i + 1];
    result[i] = values[i] + factor * sum;
  }
}
