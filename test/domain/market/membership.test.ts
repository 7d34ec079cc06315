import { expect, test } from "vitest";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { MICROCAP_RULE, marketValuesByDay, wholeDays } from "../../../src/domain/market/membership.ts";
import { sizeGroups } from "../../../src/domain/market/size-groups.ts";
import { tradedDaysBefore } from "../../../src/domain/market/traded-days.ts";
import { smallMarket } from "../../support/small-market.ts";

const { NaN: none } = Number;
const valuesOf = (market: ReturnType<typeof smallMarket>, rule = MICROCAP_RULE) =>
  Array.from(marketValuesByDay(market.panel, market.stocks, rule), (values) => Array.from(values));

test("the values of a day are the closes times shares of the day before", () => {
  const market = smallMarket({ "600000": [2, 3, 9], "600001": [5, 4, 9] }, { totalShares: Float64Array.of(10, 100) });
  expect(valuesOf(market)).toEqual([
    [20, 500],
    [30, 400],
  ]);
});

test("a stock that did not trade the day before, or is under special treatment, has no value", () => {
  const market = smallMarket(
    { "600000": [2, null, 3], "600001": [5, 5, 5] },
    { specialTreatment: Uint8Array.of(0, 1) },
  );
  expect(valuesOf(market)).toEqual([
    [2, none],
    [none, none],
  ]);
});

test("the Beijing exchange is left out unless the rule takes it in", () => {
  const market = smallMarket({ "430047": [2, 2] }, { boards: ["beijing"] });
  expect(valuesOf(market)).toEqual([[none]]);
  expect(valuesOf(market, { ...MICROCAP_RULE, beijing: true })).toEqual([[2]]);
});

test("a stock belongs from the day after its 60th traded day; suspended days do not count", () => {
  const days = Array.from({ length: 64 }, (_, t) => (t === 10 ? null : 5));
  const market = smallMarket({ "600000": days }, { listDays: Float64Array.of(parseDay("2024-01-02")) });
  const first = valuesOf(market).findIndex(([value]) => !Number.isNaN(value));
  expect(first + 1).toBe(61);
});

test("before the panel begins, traded days run from the listing; without one, from whether it trades at once", () => {
  const market = smallMarket(
    { "600000": [1], "600001": [1], "600002": [1], "600003": [null], "600004": [1] },
    { listDays: Float64Array.of(parseDay("2023-12-28"), parseDay("1990-12-19"), none, none, parseDay("2024-01-02")) },
  );
  const before = Array.from(tradedDaysBefore(market.panel, market.stocks));
  expect(before[0]).toBe(2);
  expect(before[1]).toBeGreaterThan(60);
  expect(before[2]).toBeGreaterThan(60);
  expect(before.slice(3)).toEqual([0, 0]);
});

test("a day that keeps less than half of the last whole day's stocks is a hole in the data", () => {
  const market = smallMarket({
    "600000": [1, 1, 1, 1, 1],
    "600001": [1, 1, null, null, 1],
    "600002": [1, null, null, null, 1],
    "600003": [1, null, null, 1, 1],
  });
  expect(Array.from(wholeDays(market.panel))).toEqual([1, 1, 1, 1, 1]);
  const sparse = smallMarket({ a: [1, 1, 1], b: [1, null, 1], c: [1, null, null], d: [null, null, null] });
  expect(Array.from(wholeDays(sparse.panel))).toEqual([1, 0, 1]);
});

test("groups by size are the micro caps and the ranks 1-300, 301-800, 801-1800, 1801-3800", () => {
  const values = Float64Array.from({ length: 5000 }, (_, j) => 5000 - j);
  const groups = new Int8Array(5000);
  sizeGroups(values, 400, groups);
  const firsts = [0, 1, 2, 3, 4, 5].map((k) => groups.indexOf(k));
  expect(firsts).toEqual([4600, 3800, 1800, 800, 300, 0]);
  sizeGroups(values.subarray(0, 600), 400, groups);
  expect([groups[0], groups[199], groups[200], groups[599]]).toEqual([5, 5, 0, 0]);
});
