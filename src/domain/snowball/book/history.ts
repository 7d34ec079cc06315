import { type Day, tradingDays } from "../../calendar/index.ts";
import { type DailySeries, lowerBound } from "../../market/series.ts";
import { projectedCalendar } from "../projected-calendar.ts";

/** Daily closes of an index, and the trading days between the first and the last of them that have none. */
export interface IndexHistory extends DailySeries {
  readonly gaps: Int32Array;
}

/** The history of closes; a NaN counts as no close. */
export function indexHistory({ days, values }: DailySeries): IndexHistory {
  const known = [...days.keys()].filter((i) => !Number.isNaN(values[i]));
  const closes = { days: Int32Array.from(known, (i) => days[i]), values: Float64Array.from(known, (i) => values[i]) };
  if (known.length === 0) return { ...closes, gaps: new Int32Array(0) };
  const held = new Set(closes.days);
  const all = tradingDays(closes.days[0], closes.days[closes.days.length - 1]);
  return { ...closes, gaps: all.filter((day) => !held.has(day)) };
}

/** First trading day in (after, last] without a close; null where every one has one. */
export function firstGap({ days, gaps }: IndexHistory, after: Day, last: Day): Day | null {
  const next = projectedCalendar.tradingDayOnOrAfter(after + 1);
  const gap = (day: Day | undefined) => (day !== undefined && day <= last ? day : null);
  if (days.length === 0 || next < days[0]) return gap(next);
  const beyond = projectedCalendar.tradingDayOnOrAfter(Math.max(next, days[days.length - 1] + 1));
  return gap(gaps[lowerBound(gaps, next)]) ?? gap(beyond);
}
