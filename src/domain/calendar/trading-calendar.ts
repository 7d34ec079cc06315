import { InputError } from "../../errors.ts";
import { WEEKDAY_CLOSURES } from "./closures.ts";
import { type Day, dayOf, formatDay, weekday } from "./day.ts";

const FIRST_YEAR = Math.min(...Object.keys(WEEKDAY_CLOSURES).map(Number));
const LAST_YEAR = Math.max(...Object.keys(WEEKDAY_CLOSURES).map(Number));

/** First and last day that the table of trading days covers. */
export const CALENDAR_FIRST_DAY: Day = dayOf(FIRST_YEAR, 1, 1);
export const CALENDAR_LAST_DAY: Day = dayOf(LAST_YEAR, 12, 31);

const TRADING_DAYS: Int32Array = tabulate();
const FIRST_INDEX_BY_DAY: Int32Array = indexByDay(TRADING_DAYS);

function tabulate(): Int32Array {
  const closed = new Set<Day>();
  for (const [year, text] of Object.entries(WEEKDAY_CLOSURES)) {
    for (const monthDay of text.split(" ")) {
      closed.add(dayOf(Number(year), Number(monthDay.slice(0, 2)), Number(monthDay.slice(3))));
    }
  }
  const days: Day[] = [];
  for (let day = CALENDAR_FIRST_DAY; day <= CALENDAR_LAST_DAY; day++) {
    const isWeekend = weekday(day) === 0 || weekday(day) === 6;
    if (!isWeekend && !closed.has(day)) days.push(day);
  }
  return Int32Array.from(days);
}

/** For each calendar day of the table: how many trading days lie before it. */
function indexByDay(tradingDays: Int32Array): Int32Array {
  const before = new Int32Array(CALENDAR_LAST_DAY - CALENDAR_FIRST_DAY + 2);
  let count = 0;
  for (let i = 0; i < before.length; i++) {
    before[i] = count;
    if (tradingDays[count] === CALENDAR_FIRST_DAY + i) count++;
  }
  return before;
}

function requireCovered(day: Day): void {
  if (!(day >= CALENDAR_FIRST_DAY && day <= CALENDAR_LAST_DAY)) {
    const shown = Number.isFinite(day) ? formatDay(day) : String(day);
    throw new InputError(
      `${shown} is outside the table of trading days (${FIRST_YEAR}-01-01 to ${LAST_YEAR}-12-31); later years join when the exchanges publish them`,
    );
  }
}

/** Trading days before `day`, counted from the start of the table. Throws InputError outside the table. */
function tradingDaysBefore(day: Day): number {
  requireCovered(day);
  return FIRST_INDEX_BY_DAY[day - CALENDAR_FIRST_DAY];
}

/** Whether stocks and index futures traded on the day. Throws InputError outside the table. */
export function isTradingDay(day: Day): boolean {
  return TRADING_DAYS[tradingDaysBefore(day)] === day;
}

/** The day itself if it trades, else the next trading day. Throws InputError outside the table. */
export function tradingDayOnOrAfter(day: Day): Day {
  const index = tradingDaysBefore(day);
  if (index >= TRADING_DAYS.length) requireCovered(CALENDAR_LAST_DAY + 1);
  return TRADING_DAYS[index];
}

/** The day itself if it trades, else the last trading day before it. Throws InputError outside the table. */
export function tradingDayOnOrBefore(day: Day): Day {
  const index = tradingDaysBefore(day);
  const found = TRADING_DAYS[index] === day ? index : index - 1;
  if (found < 0) requireCovered(CALENDAR_FIRST_DAY - 1);
  return TRADING_DAYS[found];
}

/** The trading day `count` steps after (before, if negative) `day`; a closed `day` counts from the one before it. */
export function addTradingDays(day: Day, count: number): Day {
  const index = tradingDaysBefore(tradingDayOnOrBefore(day)) + count;
  if (index < 0) requireCovered(CALENDAR_FIRST_DAY - 1);
  if (index >= TRADING_DAYS.length) requireCovered(CALENDAR_LAST_DAY + 1);
  return TRADING_DAYS[index];
}

/** Number of trading days in (from, to]. Throws InputError outside the table. */
export function tradingDaysBetween(from: Day, to: Day): number {
  const upToAndWith = (day: Day) => tradingDaysBefore(day) + (isTradingDay(day) ? 1 : 0);
  return upToAndWith(to) - upToAndWith(from);
}

/** Trading days in [from, to], oldest first. Throws InputError outside the table. */
export function tradingDays(from: Day, to: Day): Int32Array {
  if (to < from) return new Int32Array(0);
  const start = tradingDaysBefore(from);
  const end = tradingDaysBefore(to) + (isTradingDay(to) ? 1 : 0);
  return TRADING_DAYS.slice(start, end);
}
