import { dayOf } from "../../calendar/index.ts";
import type { Schedule } from "../schedule.ts";
import { observationDay, scheduleOf, type TradingCalendar } from "../schedule-of.ts";
import type { SnowballTerms } from "../terms.ts";

const NATURAL_DAYS_PER_YEAR = 365;

/** A calendar of no particular year: every day may be an observation day, and a year has as many trading days as given. */
function modelCalendar(daysPerYear: number): TradingCalendar {
  return {
    tradingDayOnOrAfter: (day) => day,
    tradingDaysBetween: (from, to) => Math.round(((to - from) * daysPerYear) / NATURAL_DAYS_PER_YEAR),
  };
}

/** 1 January of a year that no leap day follows for three years. */
const ISSUE = dayOf(2021, 1, 1);

/**
 * What is left of a note some whole months after its issue, in months of equal length: for a note that has no dates
 * yet. Throws InputError where it is over by then.
 */
export function modelSchedule(terms: Omit<SnowballTerms, "issueDate">, monthsPassed: number): Schedule {
  const calendar = modelCalendar(terms.daysPerYear);
  return scheduleOf({ ...terms, issueDate: ISSUE }, observationDay(ISSUE, monthsPassed, calendar), calendar);
}
