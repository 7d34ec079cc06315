import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CALENDAR_LAST_DAY,
  formatDay,
  parseDay,
  tradingDayOnOrAfter,
  tradingDaysBetween,
  weekday,
} from "../../../src/domain/calendar/index.ts";
import { ladder, projectedCalendar, SNOWBALL_PRODUCTS, scheduleOf } from "../../../src/domain/snowball/index.ts";

const inTable = fc.integer({ min: parseDay("2006-01-01"), max: CALENDAR_LAST_DAY - 30 });
const after = fc.integer({ min: CALENDAR_LAST_DAY + 1, max: CALENDAR_LAST_DAY + 3000 });

test("within the table it is the exchange's calendar", () => {
  fc.assert(
    fc.property(inTable, inTable, (a, b) => {
      expect(projectedCalendar.tradingDayOnOrAfter(a)).toBe(tradingDayOnOrAfter(a));
      expect(projectedCalendar.tradingDaysBetween(Math.min(a, b), Math.max(a, b))).toBe(
        tradingDaysBetween(Math.min(a, b), Math.max(a, b)),
      );
    }),
  );
});

test("after it, observation days are weekdays, at most two days on", () => {
  fc.assert(
    fc.property(after, (day) => {
      const observed = projectedCalendar.tradingDayOnOrAfter(day);
      expect(observed - day).toBeGreaterThanOrEqual(0);
      expect(observed - day).toBeLessThanOrEqual(2);
      expect(weekday(observed) % 6).not.toBe(0);
    }),
  );
});

test("a year after it has 242 to 244 trading days, and counts add up", () => {
  fc.assert(
    fc.property(after, fc.integer({ min: 0, max: 400 }), (day, later) => {
      const { tradingDaysBetween: between } = projectedCalendar;
      expect(Math.abs(between(day, day + 365) - 243)).toBeLessThanOrEqual(1);
      expect(between(day - 400, day) + between(day, day + later)).toBe(between(day - 400, day + later));
    }),
  );
});

test("a note that runs beyond the published days resolves and prices", () => {
  const issueDate = parseDay("2026-11-20");
  const schedule = scheduleOf({ ...SNOWBALL_PRODUCTS.classic, issueDate, initialPrice: 100 }, issueDate);
  expect(schedule.knockOut).toHaveLength(22);
  expect(Math.abs(schedule.days - 486)).toBeLessThan(6);
  const { alive } = ladder(schedule, { rate: 0.02, carry: 0.06, volatility: 0.2 }, [100]);
  expect(alive.price[0]).toBeGreaterThan(90);
  expect(formatDay(projectedCalendar.tradingDayOnOrAfter(parseDay("2028-11-18")))).toBe("2028-11-20");
});
