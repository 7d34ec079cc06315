import { PEAK_DAYS } from "./parameters.ts";

/** Where a series stood highest in a window that ends on a stated day; positions index the series. */
export interface Peak {
  readonly at: number;
  readonly value: number;
  /** Value on the last day; NaN where unknown. */
  readonly now: number;
  /** True where the last day is itself the highest: no peak has been seen yet. */
  readonly rising: boolean;
}

/**
 * The highest value among the `window` days that end at position `end`, the latest of equal ones; null where none is
 * known. Nothing after `end` enters, so a peak of a day may move once later days are known.
 */
export function peakBefore(values: Float64Array, end: number, window = PEAK_DAYS): Peak | null {
  let at = -1;
  for (let i = Math.max(0, end - window + 1); i <= end; i++) {
    if (!Number.isNaN(values[i]) && (at < 0 || values[i] >= values[at])) at = i;
  }
  return at < 0 ? null : { at, value: values[at], now: values[end], rising: at === end };
}
