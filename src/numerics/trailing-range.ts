import { quantileOfSorted, shareBelow, sortedFinite } from "./quantile.ts";

/** A normal range: the 5% and 95% points of a window of values. */
export interface NormalRange {
  readonly low: number;
  readonly high: number;
}

/** Trading days that a trailing norm looks back over: about a year. */
export const TRAILING_DAYS = 250;
/** Fewest values from which a range or a percentile is told; with fewer it is absent. */
export const LEAST_VALUES = 40;
const LOW = 0.05;
const HIGH = 0.95;

/** 5% to 95% of the finite values; null where there are fewer than 40. */
export function normalRange(values: ArrayLike<number>): NormalRange | null {
  return rangeOfSorted(sortedFinite(values));
}

function rangeOfSorted(sorted: Float64Array): NormalRange | null {
  if (sorted.length < LEAST_VALUES) return null;
  return { low: quantileOfSorted(sorted, LOW), high: quantileOfSorted(sorted, HIGH) };
}

/**
 * For each position, the range of the finite values among the `window` before it; today never enters its own norm.
 * The window is kept sorted as it moves: O(n x window) moves of memory instead of n sorts.
 */
export function trailingRanges(values: ArrayLike<number>, window = TRAILING_DAYS): (NormalRange | null)[] {
  const sorted = new Float64Array(window + 1);
  let count = 0;
  const ranges: (NormalRange | null)[] = [];
  for (let i = 0; i < values.length; i++) {
    ranges.push(rangeOfSorted(sorted.subarray(0, count)));
    if (!Number.isNaN(values[i])) {
      const at = insertionPoint(sorted, count, values[i]);
      sorted.copyWithin(at + 1, at, count++);
      sorted[at] = values[i];
    }
    const leaving = i - window >= 0 ? values[i - window] : Number.NaN;
    if (!Number.isNaN(leaving)) {
      const at = insertionPoint(sorted, count, leaving);
      sorted.copyWithin(at, at + 1, count--);
    }
  }
  return ranges;
}

function insertionPoint(sorted: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Share of the `window` values before position `i` that lie below its value; NaN with fewer than half of them. */
export function trailingPercentile(values: Float64Array, i: number, window: number): number {
  const earlier = values.subarray(Math.max(0, i - window), i);
  const present = earlier.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  return present < Math.max(LEAST_VALUES, window / 2) ? Number.NaN : shareBelow(earlier, values[i]);
}
