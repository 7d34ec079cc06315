import { describe, expect, test } from "vitest";
import {
  dividendPoints,
  dividendPointsBetween,
  forecastDividendPoints,
  realisedDividendPoints,
} from "../../../src/domain/basis/index.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { recordedBasis } from "../../support/recorded-basis.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";

const days = Int32Array.of(100, 101, 102, 103);

test("a price that drops by its dividend while the total return stays flat realises exactly that dividend", () => {
  const price = { days, values: Float64Array.of(100, 98, 98, 98) };
  const total = { days, values: Float64Array.of(200, 200, 200, 200) };
  const dividends = realisedDividendPoints(price, total);
  expect(dividends.points[0]).toBeCloseTo(2, 12);
  expect([...dividends.points.slice(1)]).toEqual([0, 0]);
  expect(dividendPointsBetween(dividends, 100, 103)).toBeCloseTo(2, 12);
  expect(dividendPointsBetween(dividends, 101, 103)).toBe(0);
});

test("a day without one of the closes is bridged by the next day that has both", () => {
  const price = { days, values: Float64Array.of(100, Number.NaN, 98, 98) };
  const total = { days: days.slice(0, 3), values: Float64Array.of(200, 200, 200) };
  const dividends = realisedDividendPoints(price, total);
  expect([...dividends.days]).toEqual([102]);
  expect(dividends.points[0]).toBeCloseTo(2, 12);
});

test("a forecast averages the same window of up to three earlier years and needs one wholly loaded", () => {
  const from = parseDay("2021-01-01");
  const all = Int32Array.from({ length: parseDay("2024-03-01") - from + 1 }, (_, i) => from + i);
  const yields = new Float64Array(all.length);
  for (const [date, paid] of [
    ["2021-06-10", 0.01],
    ["2022-06-10", 0.02],
    ["2023-06-10", 0.03],
  ] as const) {
    yields[parseDay(date) - from] = paid;
  }
  const dividends = dividendPoints(all, yields, yields);
  const forecast = (day: string, expiry: string) =>
    forecastDividendPoints(dividends, 1000, parseDay(day), parseDay(expiry));
  expect(forecast("2024-03-01", "2024-06-21")).toBeCloseTo(20, 9);
  expect(forecast("2024-03-01", "2024-03-15")).toBe(0);
  expect(forecast("2022-03-01", "2022-06-17")).toBeCloseTo(10, 9);
  expect(forecast("2021-03-01", "2021-06-18")).toBeNaN();
});

test("without any closes there is no forecast", () => {
  const none = dividendPoints(new Int32Array(0), new Float64Array(0), new Float64Array(0));
  expect(forecastDividendPoints(none, 1000, 19000, 19030)).toBeNaN();
});

describe.skipIf(sharedDataAbsent)("on recorded closes", () => {
  // Published price and total-return closes; the figures by month were computed independently.
  test.each([
    ["IM", "2023-05-31", "2023-06-30", 28.1],
    ["IM", "2023-12-31", "2024-12-31", 80.6],
    ["IM", "2022-12-31", "2023-12-31", 68.9],
    ["IC", "2022-04-30", "2022-05-31", 23.5],
    ["IC", "2023-12-31", "2024-12-31", 107.9],
  ])("%s from %s to %s: %f points (to a tenth)", (name, from, to, expected) => {
    const { dividends } = recordedBasis(name);
    expect(Math.abs(dividendPointsBetween(dividends, parseDay(from), parseDay(to)) - expected)).toBeLessThan(0.06);
  });
});
