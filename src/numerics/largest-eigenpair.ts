/** Largest eigenvalue of a symmetric matrix and an eigenvector of length 1 that belongs to it. */
export interface Eigenpair {
  readonly value: number;
  readonly vector: Float64Array;
}

/** Rotations sweep the whole matrix; ten are many for any size met. */
const MOST_SWEEPS = 60;

/**
 * Largest eigenvalue of a symmetric matrix of `size` rows, row-major, and its eigenvector, by cyclic Jacobi rotations
 * (Golub and Van Loan, Matrix Computations, 8.5): exact to working precision whatever the gap to the next. The sign is
 * such that the components sum to 0 or more. An empty matrix has the value 0.
 */
export function largestEigenpair(matrix: Float64Array, size: number): Eigenpair {
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(a, size); sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
    }
  }
  let best = 0;
  for (let i = 1; i < size; i++) if (a[i * size + i] > a[best * size + best]) best = i;
  const vector = Float64Array.from({ length: size }, (_, i) => vectors[i * size + best]);
  const sum = vector.reduce((total, value) => total + value, 0);
  if (sum < 0) for (let i = 0; i < size; i++) vector[i] = -vector[i];
  return { value: size === 0 ? 0 : a[best * size + best], vector };
}

function isDiagonal(a: Float64Array, size: number): boolean {
  let [beside, whole] = [0, 0];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const square = a[i * size + j] ** 2;
      whole += square;
      if (i !== j) beside += square;
    }
  }
  return beside <= 1e-30 * whole;
}

/** Turns the plane of p and q such that a[p][q] vanishes. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q];
  if (apq === 0) return;
  const tau = (a[q * size + q] - a[p * size + p]) / (2 * apq);
  const tangent = Math.sign(tau || 1) / (Math.abs(tau) + Math.hypot(1, tau));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  for (let i = 0; i < size; i++) turn(a, i * size + p, i * size + q, cosine, sine);
  for (let j = 0; j < size; j++) turn(a, p * size + j, q * size + j, cosine, sine);
  for (let i = 0; i < size; i++) turn(vectors, i * size + p, i * size + q, cosine, sine);
}

function turn(values: Float64Array, one: number, other: number, cosine: number, sine: number): void {
  const [x, y] = [values[one], values[other]];
  values[one] = cosine * x - sine * y;
  values[other] = sine * x + cosine * y;
}
