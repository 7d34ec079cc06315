import { type Day, dayOf, formatDay, monthOf, weekday, yearOf } from "../../domain/calendar/index.ts";
import type { UnitKey, Wanted } from "./source.ts";

const FRIDAY = 5;

/** A key for each month that `from` to `to` touch; a month is settled ten days after its end. */
export function monthKeys({ from, to, today }: Wanted): UnitKey[] {
  const last = Math.min(to, today);
  const keys: UnitKey[] = [];
  for (let first = firstOfMonth(from); first <= last; first = firstOfMonth(first + 32)) {
    const end = firstOfMonth(first + 32) - 1;
    keys.push({ key: formatDay(first).slice(0, 7), from: first, to: end, settledOn: end + 10, wholeWithRows: false });
  }
  return keys;
}

/** A key for each year; a year's calendar is whole once it is there. */
export function yearKeys({ from, to }: Wanted): UnitKey[] {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i);
  return years.map((year) => ({
    key: String(year),
    to: dayOf(year, 12, 31),
    settledOn: dayOf(year, 12, 31),
    wholeWithRows: true,
  }));
}

/** A key for each Friday that has passed; one without rows is believed after two weeks. */
export function fridayKeys({ from, to, today }: Wanted): UnitKey[] {
  const keys: UnitKey[] = [];
  for (let day = from + ((FRIDAY - weekday(from) + 7) % 7); day <= Math.min(to, today - 1); day += 7) {
    keys.push({ key: formatDay(day), to: day, settledOn: day + 14, wholeWithRows: true });
  }
  return keys;
}

/** The key of something that is asked for as a whole, once a day or once a month. */
export function snapshotKey({ today }: Wanted, every: "day" | "month"): UnitKey {
  const key = formatDay(today).slice(0, every === "day" ? 10 : 7);
  return { key, to: today, settledOn: today, wholeWithRows: true };
}

function firstOfMonth(day: Day): Day {
  return dayOf(yearOf(day), monthOf(day), 1);
}
