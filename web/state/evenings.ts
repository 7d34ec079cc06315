import {
  addTradingDays,
  dayOf,
  dayOfMonth,
  formatDay,
  monthOf,
  parseDay,
  tradingDayOnOrBefore,
  yearOf,
} from "../../src/domain/calendar/index.ts";

/** The trading day `days` steps from an evening, kept between two others. */
export function stepped(date: string, days: number, first: string, last: string): string {
  return between(formatDay(addTradingDays(parseDay(date), days)), first, last);
}

/** The trading day on or before a date, kept between two others. */
export function evening(date: string, first: string, last: string): string {
  return between(formatDay(tradingDayOnOrBefore(parseDay(date))), first, last);
}

function between(date: string, first: string, last: string): string {
  return date < first ? first : date > last ? last : date;
}

/** How far a replay looks past its evening. */
const REPLAY_DAYS = 57;

/** The evening up to which a replay shows what followed; null when nothing followed yet. */
export function replayedUntil(date: string, last: string): string | null {
  return date < last ? stepped(date, REPLAY_DAYS, date, last) : null;
}

/** The same day of the month some months earlier, held back to that month's last day. */
export function monthsEarlier(date: string, months: number): string {
  const day = parseDay(date);
  const first = dayOf(yearOf(day), monthOf(day) - months, 1);
  const length = dayOf(yearOf(first), monthOf(first) + 1, 1) - first;
  return formatDay(first + Math.min(dayOfMonth(day), length) - 1);
}
