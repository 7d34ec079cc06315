import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addTradingDays,
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  formatContractMonth,
  formatDay,
  isTradingDay,
  lastTradingDay,
  listedMonths,
  parseContract,
  parseDay,
  tradingDayOnOrAfter,
  tradingDayOnOrBefore,
  tradingDays,
  tradingDaysBetween,
  weekday,
} from "../../../src/domain/calendar/index.ts";
import { InputError } from "../../../src/errors.ts";
import { readShared, sharedDataAbsent } from "../../support/shared-data.ts";

const anyDay = fc.integer({ min: CALENDAR_FIRST_DAY + 30, max: CALENDAR_LAST_DAY - 30 });
const { isHoliday } = createRequire(import.meta.url)("chinese-days") as { isHoliday(day: string): boolean };

test("text and days convert both ways over the whole table", () => {
  fc.assert(fc.property(anyDay, (day) => parseDay(formatDay(day)) === day));
});

test.each(["2024-02-30", "2024-2-5", "20240205", "", "2023-02-29", "2024-13-01"])("%j is refused as a day", (text) => {
  expect(() => parseDay(text, "--from")).toThrow(InputError);
  expect(() => parseDay(text, "--from")).toThrow(/--from is ".*"; expected/);
});

test("the weekday of 2024-02-05 is Monday", () => {
  expect(weekday(parseDay("2024-02-05"))).toBe(1);
});

test("closures are the State Council's weekday holidays plus five exchange-only days", () => {
  const exchangeOnly: string[] = [];
  for (let day = CALENDAR_FIRST_DAY; day <= CALENDAR_LAST_DAY; day++) {
    if (weekday(day) === 0 || weekday(day) === 6) {
      expect(isTradingDay(day)).toBe(false);
    } else if (isTradingDay(day) === isHoliday(formatDay(day))) {
      exchangeOnly.push(formatDay(day));
    }
  }
  expect(exchangeOnly).toEqual(["2005-02-07", "2005-02-08", "2006-01-26", "2006-01-27", "2024-02-09"]);
});

test("beyond the last year of the table is an error that names the day and the table, not a guess", () => {
  for (const ask of [isTradingDay, tradingDayOnOrAfter, tradingDayOnOrBefore]) {
    expect(() => ask(parseDay("2027-01-04"))).toThrow(InputError);
    expect(() => ask(parseDay("2027-01-04"))).toThrow(/2027-01-04 is outside the table .*2005-01-01 to 2026-12-31/);
  }
  expect(() => lastTradingDay(parseContract("IM2703").month)).toThrow(InputError);
  expect(() => addTradingDays(parseDay("2026-12-31"), 1)).toThrow(InputError);
  expect(() => isTradingDay(Number.NaN)).toThrow(InputError);
});

test("steps of trading days invert each other and count what they stepped over", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -15, max: 15 }), (day, count) => {
      const start = tradingDayOnOrAfter(day);
      const end = addTradingDays(start, count);
      expect(addTradingDays(end, -count)).toBe(start);
      expect(tradingDaysBetween(start, end)).toBe(count);
    }),
  );
});

test("the days between two days are the trading days of the closed interval", () => {
  const week = Array.from(tradingDays(parseDay("2024-02-05"), parseDay("2024-02-20")), formatDay);
  expect(week).toEqual(["2024-02-05", "2024-02-06", "2024-02-07", "2024-02-08", "2024-02-19", "2024-02-20"]);
  expect(tradingDays(parseDay("2024-02-20"), parseDay("2024-02-05"))).toHaveLength(0);
});

test.each([
  ["IM2402", "2024-02-19", "third Friday in the Lunar New Year closure"],
  ["IM2602", "2026-02-24", "third Friday in the Lunar New Year closure"],
  ["IM2606", "2026-06-22", "third Friday is the Dragon Boat festival"],
  ["IM2403", "2024-03-15", "plain third Friday"],
  ["IC2309", "2023-09-15", "plain third Friday"],
])("%s ends on %s (%s)", (symbol, expiry) => {
  expect(formatDay(lastTradingDay(parseContract(symbol).month))).toBe(expiry);
});

test.each([
  ["2024-01-22", "2402,2403,2406,2409"],
  ["2024-02-19", "2402,2403,2406,2409"],
  ["2024-02-20", "2403,2404,2406,2409"],
  ["2023-11-20", "2312,2401,2403,2406"],
  ["2023-12-18", "2401,2402,2403,2406"],
])("on %s the listed months are %s", (day, months) => {
  expect(listedMonths(parseDay(day)).map(formatContractMonth).join(",")).toBe(months);
});

test.each(["IM2413", "IM24", "XX2403", "im2403", "IM2400", ""])("%j is refused as a contract", (symbol) => {
  expect(() => parseContract(symbol)).toThrow(InputError);
});

describe.skipIf(sharedDataAbsent)("against recorded closes", () => {
  test("the trading days of 2018-2024 are exactly those on which CSI300 has a close", () => {
    const recorded = readShared("data/index-daily.csv.gz")
      .filter((row) => row.code === "000300.SH")
      .map((row) => row.date);
    const table = Array.from(tradingDays(parseDay("2018-01-01"), parseDay("2024-12-31")), formatDay);
    expect(recorded).toEqual(table);
  });

  test("from 2018-10 to 2024-12 the contracts that traded are the listed ones, none after its last trading day", () => {
    const listed = new Map<string, Set<string>>();
    for (const { symbol, date } of readShared("data/futures-daily.csv.gz")) {
      if (!listed.has(date)) listed.set(date, new Set());
      listed.get(date)?.add(symbol.slice(2));
    }
    const wrong: string[] = [];
    for (const [date, months] of listed) {
      const expected = new Set(listedMonths(parseDay(date)).map(formatContractMonth));
      for (const month of months) if (!expected.has(month)) wrong.push(`${date} ${month}`);
    }
    expect(wrong).toEqual([]);
  });
});
