import fc from "fast-check";
import { expect, test } from "vitest";
import * as calendar from "../../../../src/domain/calendar/index.ts";
import { parseDay, tradingDays } from "../../../../src/domain/calendar/index.ts";
import { deriveStatus, openPositions, type SnowballTerms } from "../../../../src/domain/snowball/index.ts";
import { DataGap, InputError } from "../../../../src/errors.ts";
import { CSI1000, closesBy, note } from "./book-notes.ts";

const DAYS = tradingDays(parseDay("2022-01-04"), parseDay("2024-12-31"));
const ISSUED = note("2022-06-01", 100);

/** Closes of 95 but on the days named. */
function history(exceptions: Record<string, number>) {
  return closesBy(DAYS, (day) => exceptions[calendar.formatDay(day)] ?? 95);
}

function statusOn(asOf: string, exceptions: Record<string, number>, changes: Partial<SnowballTerms> = {}) {
  const { terms } = note("2022-06-01", 100, changes);
  const { status, day } = deriveStatus(terms, history(exceptions), parseDay(asOf), calendar);
  return [status, day === null ? null : calendar.formatDay(day)];
}

test("a close at the barrier knocks in, from the day after issue on", () => {
  expect(statusOn("2022-08-01", { "2022-07-29": 75 })).toEqual(["knocked-in", "2022-07-29"]);
  expect(statusOn("2022-07-28", { "2022-07-29": 75 })).toEqual(["alive", null]);
  expect(statusOn("2022-08-01", { "2022-06-01": 70 })).toEqual(["alive", null]);
  expect(statusOn("2022-08-01", { "2022-07-29": 75.01 })).toEqual(["alive", null]);
});

test("knock-out is looked at on its dates alone, after the lock, before the knock-in of the same close", () => {
  expect(statusOn("2022-12-30", { "2022-08-01": 110 })).toEqual(["alive", null]);
  expect(statusOn("2022-12-30", { "2022-09-01": 103 })).toEqual(["knocked-out", "2022-09-01"]);
  expect(statusOn("2022-12-30", { "2022-09-02": 110 })).toEqual(["alive", null]);
  const low = { knockOut: { ratio: 0.7, stepPerMonth: 0, stepFromMonth: 3, lastRatio: null } };
  expect(statusOn("2022-12-30", { "2022-09-01": 72 }, low)).toEqual(["knocked-out", "2022-09-01"]);
});

test("a knocked-in contract may still knock out, and both may mature", () => {
  expect(statusOn("2022-12-30", { "2022-07-01": 70, "2022-11-01": 104 })).toEqual(["knocked-out", "2022-11-01"]);
  expect(statusOn("2024-06-03", { "2022-07-01": 70 })).toEqual(["matured", "2024-06-03"]);
  expect(statusOn("2024-05-31", { "2022-07-01": 70 })).toEqual(["knocked-in", "2022-07-01"]);
});

test("a Paris knock-in is counted, in a row or in total", () => {
  const low = { "2022-07-01": 70, "2022-07-04": 70, "2022-07-06": 70 };
  const paris = (count: "consecutive" | "cumulative", days: number) => ({
    knockIn: { ratio: 0.75, observe: "daily", paris: { days, count } } as const,
  });
  expect(statusOn("2022-08-01", low, paris("consecutive", 2))).toEqual(["knocked-in", "2022-07-04"]);
  expect(statusOn("2022-08-01", low, paris("consecutive", 3))).toEqual(["alive", null]);
  expect(statusOn("2022-08-01", low, paris("cumulative", 3))).toEqual(["knocked-in", "2022-07-06"]);
});

test("closes after the day asked for change nothing", () => {
  const prices = fc.array(fc.double({ min: 60, max: 130, noNaN: true }), {
    minLength: DAYS.length,
    maxLength: DAYS.length,
  });
  fc.assert(
    fc.property(prices, fc.integer({ min: 110, max: DAYS.length - 1 }), (values, last) => {
      const whole = { days: DAYS, values: Float64Array.from(values) };
      const cut = { days: DAYS.slice(0, last + 1), values: whole.values.slice(0, last + 1) };
      const ask = (closes: typeof whole) => deriveStatus(ISSUED.terms, closes, DAYS[last], calendar);
      expect(ask(whole)).toEqual(ask(cut));
    }),
    { numRuns: 25 },
  );
});

test("a missing close is a gap that names how many and between which days", () => {
  const ask = () => statusOn("2022-12-30", { "2022-07-01": Number.NaN });
  expect(ask).toThrow(DataGap);
  expect(ask).toThrow(/1 closes of the index are missing from 2022-06-02 to 2022-12-30/);
});

test("open positions leave out what is over, and keep a status given where there is no history", () => {
  const closes = new Map([[CSI1000, history({ "2022-07-29": 75, "2022-09-01": 103 })]]);
  const asOf = parseDay("2022-08-01");
  const both = [ISSUED, note("2022-05-05", 100, { knockIn: { ratio: 0.7, observe: "daily" } })];
  const states = openPositions(both, closes, asOf, calendar).map(({ state }) => state);
  expect(states).toEqual(["knocked-in", "alive"]);
  expect(openPositions([ISSUED], closes, parseDay("2022-09-01"), calendar)).toEqual([]);
  const given = { ...ISSUED, status: "knocked-in" } as const;
  expect(openPositions([given], new Map(), asOf, calendar)[0].state).toBe("knocked-in");
});

test("a status that the history contradicts is an error that says what happened", () => {
  const closes = new Map([[CSI1000, history({ "2022-07-29": 74.5 })]]);
  const ask = () => openPositions([{ ...ISSUED, status: "alive" }], closes, parseDay("2022-08-01"), calendar);
  expect(ask).toThrow(InputError);
  expect(ask).toThrow(/"alive" in the book; expected "knocked-in", .* since 2022-07-29, when it closed at 74.5/);
});

test("without history or status, and before its issue, a contract is refused", () => {
  expect(() => openPositions([ISSUED], new Map(), parseDay("2022-08-01"), calendar)).toThrow(/has no history/);
  const closes = new Map([[CSI1000, history({})]]);
  expect(() => openPositions([ISSUED], closes, parseDay("2022-05-05"), calendar)).toThrow(/is issued on 2022-06-01/);
});
