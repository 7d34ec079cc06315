import { expect, test } from "vitest";
import {
  CALENDAR_LAST_DAY,
  formatDay,
  tradingDayOnOrAfter,
  tradingDaysBetween,
} from "../../../../src/domain/calendar/index.ts";
import { NOTE_CALENDAR } from "../../../../src/domain/snowball/book/index.ts";
import { day } from "./made-up-book.ts";

test("within the published years it is the exchange's calendar", () => {
  for (const date of ["2024-02-09", "2023-10-01", "2024-01-22"]) {
    expect(NOTE_CALENDAR.tradingDayOnOrAfter(day(date))).toBe(tradingDayOnOrAfter(day(date)));
  }
  expect(NOTE_CALENDAR.tradingDaysBetween(day("2022-03-04"), day("2024-03-04"))).toBe(
    tradingDaysBetween(day("2022-03-04"), day("2024-03-04")),
  );
});

test("beyond them weekdays may trade and 244 days a year do, without a step at the end of the table", () => {
  const saturday = CALENDAR_LAST_DAY + 2;
  expect(formatDay(NOTE_CALENDAR.tradingDayOnOrAfter(saturday))).toBe("2027-01-04");
  const year = NOTE_CALENDAR.tradingDaysBetween(CALENDAR_LAST_DAY, CALENDAR_LAST_DAY + 365);
  expect(year).toBe(244);
  const across = NOTE_CALENDAR.tradingDaysBetween(day("2026-06-30"), day("2027-06-30"));
  expect(Math.abs(across - 244)).toBeLessThanOrEqual(3);
  const [a, b, c] = ["2026-10-09", "2027-02-01", "2027-09-01"].map((date) => day(date));
  expect(NOTE_CALENDAR.tradingDaysBetween(a, b) + NOTE_CALENDAR.tradingDaysBetween(b, c)).toBe(
    NOTE_CALENDAR.tradingDaysBetween(a, c),
  );
});
