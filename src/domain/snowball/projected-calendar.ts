import { CALENDAR_LAST_DAY, type Day, tradingDayOnOrAfter, tradingDaysBetween, weekday } from "../calendar/index.ts";
import type { TradingCalendar } from "./schedule-of.ts";

/** Trading days a year over weekdays a year, 2005 to 2026. */
const TRADING_SHARE = 243 / 261;

/**
 * The exchange's trading days as far as they are published and an estimate beyond: notes run for years, closures are
 * announced for one. After the last day of the table every weekday may be an observation day, and 243 in 261 weekdays
 * are counted as trading days; a date there is off by a few days at most, around the long holidays.
 */
export const projectedCalendar: TradingCalendar = {
  tradingDayOnOrAfter: (day) => {
    if (day <= CALENDAR_LAST_DAY && tradingDaysBetween(day, CALENDAR_LAST_DAY) > 0) return tradingDayOnOrAfter(day);
    const candidate = Math.max(day, CALENDAR_LAST_DAY);
    return candidate + [1, 0, 0, 0, 0, 0, 2][weekday(candidate)];
  },
  tradingDaysBetween: (from, to) => {
    const inTable = tradingDaysBetween(Math.min(from, CALENDAR_LAST_DAY), Math.min(to, CALENDAR_LAST_DAY));
    return inTable + estimatedUpTo(to) - estimatedUpTo(from);
  },
};

/** Trading days counted after the table, up to and with a day. */
function estimatedUpTo(day: Day): number {
  return day <= CALENDAR_LAST_DAY
    ? 0
    : Math.floor(TRADING_SHARE * (weekdaysUpTo(day) - weekdaysUpTo(CALENDAR_LAST_DAY)));
}

/** Mondays to Fridays since the first Monday of 1970, up to and with a day. */
function weekdaysUpTo(day: Day): number {
  const sinceMonday = day - 4;
  return 5 * Math.floor(sinceMonday / 7) + Math.min(5, (sinceMonday % 7) + 1);
}
