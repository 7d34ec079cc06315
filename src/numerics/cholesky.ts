/** A pivot below this share of its diagonal marks a column as told by the others. */
const LEAST_PIVOT = 1e-11;

/**
 * Inverse of a symmetric positive definite matrix of `size` rows, row-major, by its Cholesky factor (Golub and Van Loan,
 * Matrix Computations, 4.2). Null where the matrix is singular to working precision: a pivot below 1e-11 of its diagonal.
 */
export function invertPositiveDefinite(matrix: Float64Array, size: number): Float64Array | null {
  const factor = lowerFactor(matrix, size);
  return factor && inverseFromFactor(factor, size);
}

export function lowerFactor(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j];
      for (let k = 0; k < j; k++) sum -= lower[i * size + k] * lower[j * size + k];
      if (i !== j) lower[i * size + j] = sum / lower[j * size + j];
      else if (sum > LEAST_PIVOT * matrix[i * size + i]) lower[i * size + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}

function inverseFromFactor(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    for (let i = 0; i < size; i++) {
      let sum = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) sum -= lower[i * size + k] * inverse[k * size + column];
      inverse[i * size + column] = sum / lower[i * size + i];
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = inverse[i * size + column];
      for (let k = i + 1; k < size; k++) sum -= lower[k * size + i] * inverse[k * size + column];
      inverse[i * size + column] = sum / lower[i * size + i];
    }
  }
  return inverse;
}
