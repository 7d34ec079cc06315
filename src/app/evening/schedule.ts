import { type Day, isTradingDay, tradingDayOnOrAfter, tradingDayOnOrBefore } from "../../domain/calendar/index.ts";
import { InputError } from "../../errors.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Shanghai is eight hours ahead of UTC all year, since 1991. */
const SHANGHAI_MS = 8 * 60 * MINUTE_MS;

/** Minutes after midnight in Shanghai at which the exchanges close. */
export const CLOSE_MINUTES = 15 * 60;

/** Reads a time of day in Shanghai, `HH:MM`, as minutes after midnight. Throws InputError. */
export function parseTimeOfDay(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match) return Number(match[1]) * 60 + Number(match[2]);
  throw new InputError(`at is "${text}"; expected a time of day in Shanghai such as 17:30`);
}

/** The calendar day in Shanghai, and the minutes since its midnight, whatever the time zone of the machine. */
export function shanghaiTime(ms: number): { readonly day: Day; readonly minutes: number } {
  const local = ms + SHANGHAI_MS;
  const day = Math.floor(local / DAY_MS);
  return { day, minutes: Math.floor((local - day * DAY_MS) / MINUTE_MS) };
}

/** The last trading day whose `minutes` after midnight have passed at `ms`. */
export function lastEvening(ms: number, minutes: number): Day {
  const now = shanghaiTime(ms);
  const passed = isTradingDay(now.day) && now.minutes >= minutes;
  return passed ? now.day : tradingDayOnOrBefore(now.day - 1);
}

/** Milliseconds since 1970 of the first `minutes` after midnight of a trading day that is later than `ms`. */
export function nextEvening(ms: number, minutes: number): number {
  const now = shanghaiTime(ms);
  const day = tradingDayOnOrAfter(now.minutes < minutes ? now.day : now.day + 1);
  return day * DAY_MS + minutes * MINUTE_MS - SHANGHAI_MS;
}
