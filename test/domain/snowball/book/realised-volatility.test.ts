import { expect, test } from "vitest";
import { tradingDays } from "../../../../src/domain/calendar/index.ts";
import { realisedVolatility } from "../../../../src/domain/snowball/book/index.ts";
import { day } from "./made-up-book.ts";

const days = tradingDays(day("2023-01-03"), day("2023-12-29"));
/** Closes whose log returns alternate between + and - `size`, from the given position on `late`. */
function alternating(size: number, late = size, from = Infinity) {
  let level = 1000;
  const values = Float64Array.from(days, (_, i) => {
    level *= Math.exp((i % 2 === 0 ? 1 : -1) * (i < from ? size : late));
    return level;
  });
  return { days, values };
}

test("returns of one size have that size as volatility, a year of 244 days", () => {
  const closes = alternating(0.01);
  expect(realisedVolatility(closes, day("2023-12-29"), "ewma")).toBeCloseTo(0.01 * Math.sqrt(244), 9);
  // Sample standard deviation of 60 alternating returns: sqrt(60 / 59) of their size.
  expect(realisedVolatility(closes, day("2023-12-29"), "60d")).toBeCloseTo(0.01 * Math.sqrt((244 * 60) / 59), 9);
});

test("the weighted one moves with the last days, the other with the last 60", () => {
  const closes = alternating(0.01, 0.03, days.length - 5);
  const share = 1 - 0.94 ** 5;
  const expected = Math.sqrt((1 - share) * 0.01 ** 2 + share * 0.03 ** 2) * Math.sqrt(244);
  expect(realisedVolatility(closes, day("2023-12-29"), "ewma")).toBeCloseTo(expected, 5);
  expect(realisedVolatility(closes, day("2023-12-29"), "60d")).toBeLessThan(expected);
});

test("nothing after the day enters, and fewer than 60 returns are no volatility", () => {
  const closes = alternating(0.01, 0.05, 100);
  expect(realisedVolatility(closes, days[99], "60d")).toBeCloseTo(0.01 * Math.sqrt((244 * 60) / 59), 9);
  expect(realisedVolatility(closes, days[59], "60d")).toBeNaN();
  expect(realisedVolatility(closes, days[60], "ewma")).toBeCloseTo(0.01 * Math.sqrt(244), 9);
});
