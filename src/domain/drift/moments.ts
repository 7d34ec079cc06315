import type { StyleModel } from "./style-model.ts";

/**
 * Sums of products of regressors and target over the observations up to each: what a regression over any stretch needs is
 * the difference of two. Row `i` holds the sums over the first `i` observations, (size + 1) x (size + 1), the target last.
 */
export interface RunningMoments {
  readonly width: number;
  readonly sums: Float64Array;
  /** Room for one observation. */
  readonly row: Float64Array;
}

/** Room for the sums of a model's observations, none of them in yet. */
export function runningMoments(model: StyleModel): RunningMoments {
  const width = model.size + 1;
  const sums = new Float64Array((model.target.length + 1) * width * width);
  return { width, sums, row: new Float64Array(width) };
}

/** The sums over all observations of a model. */
export function allMoments(model: StyleModel): RunningMoments {
  const running = runningMoments(model);
  model.target.forEach((target, i) => {
    appendMoments(running, model, i, target);
  });
  return running;
}

/** Sets the sums up to and with observation `i`, whose target counts as `target`, from those before it. */
export function appendMoments(running: RunningMoments, { size, columns }: StyleModel, i: number, target: number): void {
  const { width, sums, row } = running;
  const area = width * width;
  const before = i * area;
  for (let k = 0; k < size; k++) row[k] = columns[i * size + k];
  row[size] = target;
  for (let j = 0; j < width; j++) {
    for (let k = 0; k < width; k++) {
      const place = before + j * width + k;
      sums[place + area] = sums[place] + row[j] * row[k];
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
  const [first, last] = [from * width * width, to * width * width];
  const gram = new Float64Array(size * size);
  const cross = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    const row = j * width;
    for (let k = 0; k < size; k++) gram[j * size + k] = sums[last + row + k] - sums[first + row + k];
    cross[j] = sums[last + row + size] - sums[first + row + size];
  }
  const corner = width * width - 1;
  return { gram, cross, square: sums[last + corner] - sums[first + corner], count: to - from };
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
