import { dot } from "./program.ts";

/** A pivot below this share of its diagonal belongs to a row that the earlier ones already tell. */
const LEAST_PIVOT = 1e-13;

/**
 * The system [D -W'; W E] [x; y] = [a; b] with D and E diagonal, D positive and E not negative, factored for many right
 * sides: the Schur complement W D^-1 W' + E is a matrix as small as the number of rows of W. A row that earlier rows
 * already tell keeps its y at 0.
 */
export class SchurSystem {
  readonly #rows: readonly Float64Array[];
  readonly #inverse: Float64Array;
  readonly #factor: Float64Array;
  readonly #isTold: Uint8Array;

  constructor(rows: readonly Float64Array[], inverseDiagonal: Float64Array, ends: Float64Array) {
    this.#rows = rows;
    this.#inverse = inverseDiagonal;
    this.#factor = schurComplement(rows, inverseDiagonal, ends);
    this.#isTold = factorInPlace(this.#factor, rows.length);
  }

  solve(a: Float64Array, b: Float64Array): { x: Float64Array; y: Float64Array } {
    const rows = this.#rows;
    const scaled = a.map((value, i) => value * this.#inverse[i]);
    const y = b.map((value, r) => value - dot(rows[r], scaled));
    this.#substitute(y);
    const x = Float64Array.from(a);
    rows.forEach((row, r) => {
      if (y[r] !== 0) for (let i = 0; i < x.length; i++) x[i] += y[r] * row[i];
    });
    for (let i = 0; i < x.length; i++) x[i] *= this.#inverse[i];
    return { x, y };
  }

  /** Forward and back through the factor. */
  #substitute(y: Float64Array): void {
    const [factor, size] = [this.#factor, y.length];
    for (let i = 0; i < size; i++) {
      let sum = y[i];
      for (let k = 0; k < i; k++) sum -= factor[i * size + k] * y[k];
      y[i] = this.#isTold[i] ? 0 : sum / factor[i * size + i];
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = y[i];
      for (let k = i + 1; k < size; k++) sum -= factor[k * size + i] * y[k];
      y[i] = this.#isTold[i] ? 0 : sum / factor[i * size + i];
    }
  }
}

/** Columns worked on together: a block of every row then stays in the cache. */
const BLOCK = 512;

/** W D^-1 W' + E, its lower triangle, row-major. Two rows are taken at a time, so that each value is read once for two sums. */
function schurComplement(rows: readonly Float64Array[], inverse: Float64Array, ends: Float64Array): Float64Array {
  const [count, size] = [rows.length, inverse.length];
  const matrix = new Float64Array(count * count);
  const scaled = new Float64Array(BLOCK);
  for (let from = 0; from < size; from += BLOCK) {
    const to = Math.min(size, from + BLOCK);
    for (let r = 0; r < count; r++) {
      const row = rows[r];
      for (let i = from; i < to; i++) scaled[i - from] = row[i] * inverse[i];
      for (let c = 0; c <= r; c += 2) {
        const first = rows[c];
        const second = rows[Math.min(c + 1, r)];
        let a = 0;
        let b = 0;
        for (let i = from; i < to; i++) {
          const value = scaled[i - from];
          a += value * first[i];
          b += value * second[i];
        }
        matrix[r * count + c] += a;
        if (c + 1 <= r) matrix[r * count + c + 1] += b;
      }
    }
  }
  for (let r = 0; r < count; r++) matrix[r * count + r] += ends[r];
  return matrix;
}

/** Cholesky factor of the lower triangle, in place; marks the rows whose pivot vanishes. */
function factorInPlace(matrix: Float64Array, size: number): Uint8Array {
  const isTold = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j];
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k] * matrix[j * size + k];
      if (i !== j) matrix[i * size + j] = isTold[j] ? 0 : sum / matrix[j * size + j];
      else if (sum > LEAST_PIVOT * matrix[i * size + i]) matrix[i * size + i] = Math.sqrt(sum);
      else isTold[i] = 1;
    }
  }
  return isTold;
}
