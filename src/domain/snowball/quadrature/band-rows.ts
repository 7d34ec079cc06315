import type { DailyLaw } from "../daily-law.ts";
import { gaussianWeight } from "../gaussian-weight.ts";
import { REACH } from "./axis.ts";

/** A matrix each row of which is 0 but for one run of columns. */
export interface BandRows {
  /** First column of each row's run. */
  readonly start: Int32Array;
  /** Where each row's run begins among the weights; one more than there are rows. */
  readonly offset: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Transition over some days from each of the log prices `from` (rows) to the rising log prices `to` (columns), times
 * the quadrature weights of `to`; what lies beyond the reach is left out.
 */
export function transitionRows(
  from: Float64Array,
  to: Float64Array,
  quadrature: Float64Array,
  law: DailyLaw,
  days: number,
): BandRows {
  const deviation = law.sigma * Math.sqrt(days);
  const { start, offset } = runs(from, to, law.drift * days, REACH * deviation);
  const weights = new Float64Array(offset[from.length]);
  for (let i = 0; i < from.length; i++) {
    const mean = from[i] + law.drift * days;
    for (let at = offset[i], j = start[i]; at < offset[i + 1]; at++, j++) {
      weights[at] = (quadrature[j] * gaussianWeight((to[j] - mean) / deviation)) / deviation;
    }
  }
  return { start, offset, weights };
}

/** The columns within reach of each row. */
function runs(from: Float64Array, to: Float64Array, drift: number, reach: number) {
  const start = new Int32Array(from.length);
  const offset = new Int32Array(from.length + 1);
  for (let i = 0; i < from.length; i++) {
    start[i] = firstAtLeast(to, from[i] + drift - reach);
    offset[i + 1] = offset[i] + firstAtLeast(to, from[i] + drift + reach) - start[i];
  }
  return { start, offset };
}

/** Adds `factor` times the matrix times `vector` to `result`. */
export function addBandProduct(matrix: BandRows, vector: Float64Array, factor: number, result: Float64Array): void {
  const { start, offset, weights } = matrix;
  for (let i = 0; i < result.length; i++) {
    let sum = 0;
    for (let at = offset[i], j = start[i]; at < offset[i + 1]; at++, j++) sum += weights[at] * vector[j];
    result[i] += factor * sum;
  }
}

function firstAtLeast(rising: Float64Array, level: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] < level) low = middle + 1;
    else high = middle;
  }
  return low;
}
