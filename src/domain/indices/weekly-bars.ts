import type { Day } from "../calendar/index.ts";
import type { DailySeries } from "../market/series.ts";
import { weekOf } from "./rebalance-days.ts";

/** Prices of an index by ascending day; open, high and low are NaN where only the close is known. */
export interface DailyBars {
  readonly days: Int32Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

/** One week of an index; open, high and low are NaN where a day of the week has none. */
export interface WeekBar {
  /** Last day of the week that is known. */
  readonly day: Day;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Days of the week that are known; 0 where only the week's last close is. */
  readonly days: number;
}

/**
 * Weekly candles (Monday to Sunday) from daily bars. Weeks without a daily bar are filled from `recorded`, a series of
 * week-end closes.
 */
export function weeklyBars(daily: DailyBars, recorded: DailySeries): WeekBar[] {
  const placesByWeek = new Map<number, number[]>();
  daily.days.forEach((day, t) => {
    const places = placesByWeek.get(weekOf(day));
    if (places) places.push(t);
    else placesByWeek.set(weekOf(day), [t]);
  });
  const bars = [...placesByWeek.values()].map((places) => barOf(daily, places));
  recorded.days.forEach((day, i) => {
    if (!placesByWeek.has(weekOf(day))) bars.push(closeOnly(day, recorded.values[i]));
  });
  return bars.sort((a, b) => a.day - b.day);
}

function barOf({ days, open, high, low, close }: DailyBars, places: readonly number[]): WeekBar {
  const first = places[0];
  const last = places[places.length - 1];
  return {
    day: days[last],
    open: open[first],
    high: Math.max(...places.map((t) => high[t])),
    low: Math.min(...places.map((t) => low[t])),
    close: close[last],
    days: places.length,
  };
}

function closeOnly(day: Day, close: number): WeekBar {
  return { day, open: Number.NaN, high: Number.NaN, low: Number.NaN, close, days: 0 };
}
