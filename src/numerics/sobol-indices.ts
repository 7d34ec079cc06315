import { InputError } from "../errors.ts";
import { quantileOfSorted } from "./quantile.ts";
import type { RandomStream } from "./xoshiro.ts";

/** An index with the interval that resampling gives it. */
export interface IndexEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Which part of the variance of a result goes back to one input. */
export interface SobolIndices {
  /** By the input alone: what knowing it would take away on average. */
  readonly first: IndexEstimate;
  /** With everything it does together with others: what would be left if all others were known. */
  readonly total: IndexEstimate;
}

const CONFIDENCE = 0.9;

/**
 * First-order and total Sobol indices from a design of groups: `results` holds, group by group, the result at a point A,
 * at a point B, and at A with each input taken from B in turn, [groups x (inputs + 2)]. First order by Saltelli et al.
 * 2010 (table 2, b), total by Jansen 1999 (table 2, f), on results less their mean. The intervals (90%) are quantiles over
 * `resamples` draws of whole groups with replacement. All NaN where the results do not vary. Throws InputError for
 * results that do not fill groups.
 */
export function sobolIndices(
  results: Float64Array,
  inputs: number,
  resamples: number,
  stream: RandomStream,
): SobolIndices[] {
  const width = inputs + 2;
  const groups = results.length / width;
  if (!Number.isInteger(groups) || groups < 2) {
    throw new InputError(`results has ${results.length} entries; expected two groups of ${width} or more`);
  }
  const mean = meanOf(results, width);
  const centred = results.map((value) => value - mean);
  const all = Int32Array.from({ length: groups }, (_, g) => g);
  const estimates = indicesOf(centred, inputs, all);
  const drawn = Array.from({ length: resamples }, () =>
    indicesOf(
      centred,
      inputs,
      all.map(() => Math.floor(stream.uniform() * groups)),
    ),
  );
  const interval = (at: number): IndexEstimate => {
    const sorted = Float64Array.from(drawn, (values) => values[at]).sort();
    return {
      value: estimates[at],
      low: quantileOfSorted(sorted, (1 - CONFIDENCE) / 2),
      high: quantileOfSorted(sorted, (1 + CONFIDENCE) / 2),
    };
  };
  return Array.from({ length: inputs }, (_, i) => ({ first: interval(2 * i), total: interval(2 * i + 1) }));
}

/** Mean over the points A and B, which are drawn independently. */
function meanOf(results: Float64Array, width: number): number {
  let sum = 0;
  for (let at = 0; at < results.length; at += width) sum += results[at] + results[at + 1];
  return sum / ((2 * results.length) / width);
}

/** First-order and total index of each input in turn, over the given groups. */
function indicesOf(results: Float64Array, inputs: number, groups: Int32Array): Float64Array {
  const width = inputs + 2;
  let sum = 0;
  let squares = 0;
  const first = new Float64Array(inputs);
  const total = new Float64Array(inputs);
  for (const group of groups) {
    const at = group * width;
    const [a, b] = [results[at], results[at + 1]];
    sum += a + b;
    squares += a * a + b * b;
    for (let i = 0; i < inputs; i++) {
      const mixed = results[at + 2 + i];
      first[i] += b * (mixed - a);
      total[i] += (a - mixed) ** 2 / 2;
    }
  }
  const count = groups.length;
  const variance = squares / (2 * count) - (sum / (2 * count)) ** 2;
  return Float64Array.from({ length: 2 * inputs }, (_, at) => {
    const part = at % 2 === 0 ? first : total;
    return part[at >> 1] / count / variance;
  });
}
