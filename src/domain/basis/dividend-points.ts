import { type Day, dayOf, dayOfMonth, monthOf, yearOf } from "../calendar/index.ts";
import { type DailySeries, lowerBound, valueOn } from "../market/series.ts";

/** Dividend points of an index by the day on which they went ex, with the price level they came off. */
export interface DividendPoints {
  readonly days: Int32Array;
  /** Index points that went ex on the day. */
  readonly points: Float64Array;
  /** The same as a share of the previous close. */
  readonly yields: Float64Array;
  /** Sums of the points and of the yields before each day, and in all: one longer than the days. */
  readonly pointsBefore: Float64Array;
  readonly yieldsBefore: Float64Array;
}

/**
 * Realised dividend points from closes of a price index and of the same index with dividends reinvested:
 * D_t = P_{t-1} (TR_t / TR_{t-1} - P_t / P_{t-1}), t running over the days on which both have a close.
 * Identity of total-return construction; rounding of published closes leaves noise of about 0.01 points a day, which is
 * kept (it averages out) so that the points add up to the difference of the two indices.
 */
export function realisedDividendPoints(price: DailySeries, totalReturn: DailySeries): DividendPoints {
  const days: Day[] = [];
  const points: number[] = [];
  const yields: number[] = [];
  let previousPrice = Number.NaN;
  let previousTotal = Number.NaN;
  for (let i = 0; i < price.days.length; i++) {
    const close = price.values[i];
    const total = valueOn(totalReturn, price.days[i]);
    if (Number.isNaN(close) || Number.isNaN(total)) continue;
    if (!Number.isNaN(previousPrice)) {
      const dividendYield = total / previousTotal - close / previousPrice;
      days.push(price.days[i]);
      yields.push(dividendYield);
      points.push(dividendYield * previousPrice);
    }
    previousPrice = close;
    previousTotal = total;
  }
  return dividendPoints(Int32Array.from(days), Float64Array.from(points), Float64Array.from(yields));
}

/** Dividend points by day from their points and yields. */
export function dividendPoints(days: Int32Array, points: Float64Array, yields: Float64Array): DividendPoints {
  return { days, points, yields, pointsBefore: sumsBefore(points), yieldsBefore: sumsBefore(yields) };
}

/** For each position and the end: the sum of the values before it. */
function sumsBefore(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i] + values[i];
  return sums;
}

/** Dividend points that went ex in (from, to], summed over the days that are loaded. */
export function dividendPointsBetween(dividends: DividendPoints, from: Day, to: Day): number {
  return sumBetween(dividends.days, dividends.pointsBefore, from, to);
}

/** Most earlier years that a forecast looks at. */
const FORECAST_YEARS = 3;

/**
 * Dividend points expected in (day, expiry] as they could be known at the close of `day`: the yields realised in the
 * same window of the calendar in each of the up to three years before, averaged and scaled by today's level. A window
 * counts only if it is wholly loaded; NaN where none is. Uses nothing after `day` (contracts end within a year).
 */
export function forecastDividendPoints(dividends: DividendPoints, level: number, day: Day, expiry: Day): number {
  const { days, yieldsBefore } = dividends;
  if (days.length === 0) return Number.NaN;
  let sum = 0;
  let windows = 0;
  for (let back = 1; back <= FORECAST_YEARS; back++) {
    const from = yearsEarlier(day, back);
    const to = yearsEarlier(expiry, back);
    if (from < days[0] - 1 || to > day || to > days[days.length - 1]) continue;
    sum += sumBetween(days, yieldsBefore, from, to);
    windows++;
  }
  return windows === 0 ? Number.NaN : (sum / windows) * level;
}

function yearsEarlier(day: Day, years: number): Day {
  return dayOf(yearOf(day) - years, monthOf(day), dayOfMonth(day));
}

function sumBetween(days: Int32Array, sumsBefore: Float64Array, from: Day, to: Day): number {
  return to < from ? 0 : sumsBefore[lowerBound(days, to + 1)] - sumsBefore[lowerBound(days, from + 1)];
}
