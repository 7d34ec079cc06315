import { InputError } from "../../errors.ts";

/** A calendar day as whole days since 1970-01-01 (no time zone: exchange days are Asia/Shanghai dates). */
export type Day = number;

const MS_PER_DAY = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Day of a year, month (1-12) and day of month. Out-of-range parts roll over, as in `Date.UTC`. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return Date.UTC(year, month - 1, dayOfMonth) / MS_PER_DAY;
}

/** Reads `YYYY-MM-DD`. Throws InputError naming `what` and the text when it is not a day of the calendar. */
export function parseDay(text: string, what = "date"): Day {
  const match = ISO_DATE.exec(text);
  if (match) {
    const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
    if (formatDay(day) === text) return day;
  }
  throw new InputError(`${what} is "${text}"; expected a calendar day such as 2024-02-05`);
}

/** `YYYY-MM-DD` of a day. */
export function formatDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 0 = Sunday ... 6 = Saturday. */
export function weekday(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Calendar year of a day. */
export function yearOf(day: Day): number {
  return new Date(day * MS_PER_DAY).getUTCFullYear();
}

/** Month of a day, 1-12. */
export function monthOf(day: Day): number {
  return new Date(day * MS_PER_DAY).getUTCMonth() + 1;
}

/** Day of the month, 1-31. */
export function dayOfMonth(day: Day): number {
  return new Date(day * MS_PER_DAY).getUTCDate();
}
