import { quantileOfSorted, shareBelow, sortedFinite } from "./quantile.ts";

/** Trading days that a trailing norm looks back over: about a year. */
export const TRAILING_DAYS = 250;
const LOW = 0.05;
const HIGH = 0.95;
/** A norm needs at least this share of its window present. */
const LEAST_SHARE = 0.5;

/** A normal range: the 5% and 95% points of a window of values. */
export interface NormalRange {
  readonly low: number;
  readonly high: number;
}

/** 5% to 95% of the finite values; null where fewer than half of `expected` are present. */
export function normalRange(values: ArrayLike<number>, expected: number): NormalRange | null {
  const sorted = sortedFinite(values);
  if (sorted.length < expected * LEAST_SHARE || sorted.length === 0) return null;
  return { low: quantileOfSorted(sorted, LOW), high: quantileOfSorted(sorted, HIGH) };
}

/** For each day, the range of the `window` values before it; today never enters its own norm. */
export function trailingRanges(values: Float64Array, window = TRAILING_DAYS): (NormalRange | null)[] {
  return Array.from(values, (_, i) => normalRange(values.subarray(Math.max(0, i - window), i), window));
}

/**
 * Share of the `window` values before day `i` that lie below the value of day `i`; NaN with less than half the window.
 */
export function trailingPercentile(values: Float64Array, i: number, window: number): number {
  const earlier = values.subarray(Math.max(0, i - window), i);
  const present = earlier.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  return present < window * LEAST_SHARE ? Number.NaN : shareBelow(earlier, values[i]);
}
