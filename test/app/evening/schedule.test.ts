import { expect, test } from "vitest";
import { lastEvening, nextEvening, parseTimeOfDay, shanghaiTime } from "../../../src/app/evening/schedule.ts";
import { formatDay, parseDay } from "../../../src/domain/calendar/index.ts";
import { InputError } from "../../../src/errors.ts";

const AT = parseTimeOfDay("17:30");
const ms = (iso: string) => Date.parse(iso);

test("Shanghai is eight hours ahead of UTC all year", () => {
  expect(shanghaiTime(ms("2024-01-15T09:30:00Z"))).toEqual({ day: parseDay("2024-01-15"), minutes: AT });
  expect(shanghaiTime(ms("2024-07-15T09:30:00Z"))).toEqual({ day: parseDay("2024-07-15"), minutes: AT });
  expect(shanghaiTime(ms("2024-01-15T16:00:00Z"))).toEqual({ day: parseDay("2024-01-16"), minutes: 0 });
  expect(shanghaiTime(ms("2024-01-15T15:59:59Z"))).toEqual({ day: parseDay("2024-01-15"), minutes: 1439 });
});

test("the evening follows no time zone of the machine", () => {
  const own = process.env.TZ;
  const told = ["America/New_York", "Asia/Shanghai", "Pacific/Auckland"].map((zone) => {
    process.env.TZ = zone;
    return [new Date(ms("2024-03-10T09:30:00Z")).getHours(), lastEvening(ms("2024-03-11T09:30:00Z"), AT)];
  });
  if (own === undefined) delete process.env.TZ;
  else process.env.TZ = own;
  expect(new Set(told.map(([hour]) => hour)).size).toBe(3);
  expect(new Set(told.map(([, day]) => day))).toEqual(new Set([parseDay("2024-03-11")]));
});

test("the last evening is today's once its time has passed on a trading day, else the trading day before", () => {
  const last = (iso: string) => formatDay(lastEvening(ms(iso), AT));
  expect(last("2024-02-07T09:29:59Z")).toBe("2024-02-06");
  expect(last("2024-02-07T09:30:00Z")).toBe("2024-02-07");
  expect(last("2024-02-10T12:00:00Z")).toBe("2024-02-08");
  // Spring Festival: 2024-02-09 to 18 are closed.
  expect(last("2024-02-18T12:00:00Z")).toBe("2024-02-08");
  // A weekend on which people worked is no trading day.
  expect(last("2024-02-04T12:00:00Z")).toBe("2024-02-02");
});

test("the next evening is later than now and skips weekends and holidays", () => {
  const next = (iso: string) => new Date(nextEvening(ms(iso), AT)).toISOString();
  expect(next("2024-02-07T09:29:59Z")).toBe("2024-02-07T09:30:00.000Z");
  expect(next("2024-02-07T09:30:00Z")).toBe("2024-02-08T09:30:00.000Z");
  expect(next("2024-02-08T09:30:00Z")).toBe("2024-02-19T09:30:00.000Z");
  expect(next("2024-02-07T17:00:00Z")).toBe("2024-02-08T09:30:00.000Z");
});

test("beyond the table of trading days the schedule says so instead of guessing", () => {
  expect(() => nextEvening(ms("2026-12-31T10:00:00Z"), AT)).toThrow(InputError);
});

test("a time of day is HH:MM", () => {
  expect(parseTimeOfDay("00:00")).toBe(0);
  for (const bad of ["24:00", "17:60", "5:30", "17.30", "soon"]) expect(() => parseTimeOfDay(bad)).toThrow(InputError);
});
