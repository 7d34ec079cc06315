import type { StyleModel } from "./style-model.ts";

/**
 * Sums of products of regressors and target over the observations up to each: what a regression over any stretch needs is
 * the difference of two. Row `i` holds the sums over the first `i` observations, (size + 1) x (size + 1), the target last.
 */
export interface RunningMoments {
  readonly width: number;
  readonly sums: Float64Array;
}

/** The sums over the first `filled` observations, with room for the others. */
export function runningMoments(model: StyleModel, filled: number): RunningMoments {
  const width = model.size + 1;
  const running = { width, sums: new Float64Array((model.target.length + 1) * width * width) };
  for (let i = 0; i < filled; i++) appendMoments(running, model, i, model.target[i]);
  return running;
}

/** Sets the sums up to and with observation `i`, whose target counts as `target`, from those before it. */
export function appendMoments({ width, sums }: RunningMoments, { size, columns }: StyleModel, i: number, target: number): void {
  const area = width * width;
  const [before, after] = [i * area, (i + 1) * area];
  const value = (k: number) => (k === size ? target : columns[i * size + k]);
  for (let j = 0; j < width; j++) {
    for (let k = 0; k <= j; k++) {
      const sum = sums[before + j * width + k] + value(j) * value(k);
      sums[after + j * width + k] = sum;
      sums[after + k * width + j] = sum;
    }
  }
}

/** What the normal equations of one stretch are made of. */
export interface Moments {
  /** Regressors by regressors, size x size. */
  readonly gram: Float64Array;
  /** Regressors by target. */
  readonly cross: Float64Array;
  /** Target by itself. */
  readonly square: number;
  /** Observations, or the sum of their weights. */
  readonly count: number;
}

/** Moments of observations `from` (inclusive) to `to` (exclusive). */
export function momentsBetween({ width, sums }: RunningMoments, from: number, to: number): Moments {
  const size = width - 1;
  const area = width * width;
  const between = (j: number, k: number) => sums[to * area + j * width + k] - sums[from * area + j * width + k];
  const gram = new Float64Array(size * size);
  const cross = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < size; k++) gram[j * size + k] = between(j, k);
    cross[j] = between(j, size);
  }
  return { gram, cross, square: between(size, size), count: to - from };
}

/** Moments of a stretch in which an observation counts half as much as one `halfLife` later. */
export function decayedMoments(model: StyleModel, from: number, to: number, halfLife: number): Moments {
  const { size, columns, target } = model;
  const gram = new Float64Array(size * size);
  const cross = new Float64Array(size);
  let square = 0;
  let count = 0;
  for (let i = from; i < to; i++) {
    const weight = 0.5 ** ((to - 1 - i) / halfLife);
    for (let j = 0; j < size; j++) {
      const scaled = weight * columns[i * size + j];
      for (let k = 0; k < size; k++) gram[j * size + k] += scaled * columns[i * size + k];
      cross[j] += scaled * target[i];
    }
    square += weight * target[i] * target[i];
    count += weight;
  }
  return { gram, cross, square, count };
}
