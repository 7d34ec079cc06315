import { type Day, formatDay } from "../../domain/calendar/index.ts";

/** A number of an answer: null where the computation says NaN. */
export function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Numbers of an answer, null for NaN. */
export function orNulls(values: ArrayLike<number>): (number | null)[] {
  return Array.from(values, orNull);
}

/** A date of an answer: null where there is none. */
export function dateOrNull(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
