import type { Day } from "../calendar/index.ts";

/** A daily series: strictly ascending days, one value each; NaN marks a missing value. */
export interface DailySeries {
  readonly days: Int32Array;
  readonly values: Float64Array;
}

/** Position of `day` in ascending `days`, or -1. */
export function indexOfDay(days: Int32Array, day: Day): number {
  const at = lowerBound(days, day);
  return days[at] === day ? at : -1;
}

/** First position whose day is on or after `day`; the length if there is none. */
export function lowerBound(days: Int32Array, day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Value on a day, NaN where the series has none. */
export function valueOn(series: DailySeries, day: Day): number {
  const at = indexOfDay(series.days, day);
  return at < 0 ? Number.NaN : series.values[at];
}

/** The series with only the days up to and with `day`. */
export function upTo(series: DailySeries, day: Day): DailySeries {
  const end = lowerBound(series.days, day + 1);
  return { days: series.days.subarray(0, end), values: series.values.subarray(0, end) };
}

/** The values of a series on the given ascending days, NaN where it has none. */
export function alignTo(days: Int32Array, series: DailySeries): Float64Array {
  return Float64Array.from(days, (day) => valueOn(series, day));
}
