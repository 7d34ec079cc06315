import {
  CALENDAR_LAST_DAY,
  type Day,
  tradingDayOnOrAfter,
  tradingDayOnOrBefore,
  tradingDaysBetween,
  weekday,
} from "../../calendar/index.ts";
import type { TradingCalendar } from "../schedule-of.ts";
import { USUAL_DAYS_PER_YEAR } from "../terms.ts";

const NATURAL_DAYS_PER_YEAR = 365;
const LAST_KNOWN = tradingDayOnOrBefore(CALENDAR_LAST_DAY);

/**
 * The exchange's trading days where they are published, and an estimate beyond: every weekday may be an observation
 * day, and 244 of 365 days count as trading days. A note outlives the published calendar long before it matures.
 */
export const NOTE_CALENDAR: TradingCalendar = {
  tradingDayOnOrAfter: (day) => (day <= LAST_KNOWN ? tradingDayOnOrAfter(day) : weekdayOnOrAfter(day)),
  tradingDaysBetween: (from, to) => {
    const known = tradingDaysBetween(Math.min(from, CALENDAR_LAST_DAY), Math.min(to, CALENDAR_LAST_DAY));
    return known + estimatedDays(to) - estimatedDays(from);
  },
};

function estimatedDays(day: Day): number {
  const beyond = Math.max(0, day - CALENDAR_LAST_DAY);
  return Math.ceil((beyond * USUAL_DAYS_PER_YEAR) / NATURAL_DAYS_PER_YEAR);
}

function weekdayOnOrAfter(day: Day): Day {
  const late = weekday(day);
  return late === 6 ? day + 2 : late === 0 ? day + 1 : day;
}
