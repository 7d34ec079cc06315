import { describe, expect, test } from "vitest";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { ACCOUNTS_DESCRIPTORS, fundamentalDescriptors } from "../../../src/domain/factors/fundamental-descriptors.ts";
import {
  exposuresOn,
  type FactorMarket,
  type Fundamentals,
  rawExposures,
  type StyleName,
} from "../../../src/domain/factors/index.ts";
import { trendOfYears } from "../../../src/domain/factors/trend-of-years.ts";
import { cutMarket, madeMarket } from "../../support/factor-market.ts";

type Row = { announced: string; periodEnd: string; stock: number } & Partial<Record<keyof Fundamentals, unknown>>;

/** Accounts from rows; what a row does not tell is missing. */
function accounts(rows: readonly Row[]): Fundamentals {
  const sorted = [...rows].sort((a, b) => parseDay(a.announced) - parseDay(b.announced));
  const numbers = (name: keyof Fundamentals) => Float64Array.from(sorted, (row) => (row[name] as number) ?? Number.NaN);
  return {
    announced: sorted.map((row) => parseDay(row.announced)),
    periodEnd: sorted.map((row) => parseDay(row.periodEnd)),
    stock: sorted.map((row) => row.stock),
    bookEquity: numbers("bookEquity"),
    preferredEquity: numbers("preferredEquity"),
    longTermDebt: numbers("longTermDebt"),
    totalDebt: numbers("totalDebt"),
    totalAssets: numbers("totalAssets"),
    earnings: numbers("earnings"),
    cashFlow: numbers("cashFlow"),
    dividends: numbers("dividends"),
    earningsPerShare: numbers("earningsPerShare"),
    salesPerShare: numbers("salesPerShare"),
  };
}

const LENGTH = 60;
const { market } = madeMarket({ seed: 2, width: 100, length: LENGTH, suspended: 0 });
const width = market.panel.codes.length;
const dayOf = (text: string) => Array.from(market.panel.days).findIndex((day) => day >= parseDay(text));

/** Accounts of every stock, announced on 2020-10-30, and of stock 3 anew on 2021-02-10. */
const EVERY = Array.from({ length: width }, (_, stock) => ({
  announced: "2020-10-30",
  periodEnd: "2020-09-30",
  stock,
  bookEquity: 1e8 * (1 + stock),
  longTermDebt: 1e7 * (1 + (stock % 7)),
  totalDebt: 3e7 * (1 + (stock % 5)),
  totalAssets: 2e8 * (1 + stock),
  earnings: 1e7 * (1 + (stock % 11)),
  cashFlow: 1e7 * (1 + (stock % 13)),
  dividends: 1e6 * (1 + (stock % 3)),
}));
const NEWER = { announced: "2021-02-10", periodEnd: "2020-12-31", stock: 3, bookEquity: 9e9 };
const withAccounts = (rows: readonly Row[]): FactorMarket => ({ ...market, fundamentals: accounts(rows) });

test("all five styles of accounts but growth are there, and growth is absent for want of years", () => {
  const day = exposuresOn(withAccounts(EVERY), LENGTH - 1)!;
  const styles: StyleName[] = ["bookToPrice", "earningsYield", "leverage", "dividendYield"];
  for (const style of styles) expect(day.exposures[style], style).toBeDefined();
  expect(day.absent).toContainEqual({ style: "growth", cause: "input" });
});

test("a row is known from the day of its announcement on, not from the end of its period", () => {
  const raw = rawExposures("bookToPrice", withAccounts([...EVERY, NEWER]));
  const value = (t: number) => market.panel.close[t * width + 3] * market.stocks.totalShares[3];
  const before = dayOf("2021-02-10") - 1;
  expect(raw[before * width + 3]).toBeCloseTo(4e8 / value(before), 12);
  expect(raw[(before + 1) * width + 3]).toBeCloseTo(9e9 / value(before + 1), 12);
});

test("an older period announced later does not replace the newer one", () => {
  const late = { announced: "2021-02-20", periodEnd: "2020-06-30", stock: 3, bookEquity: 1 };
  const at = (LENGTH - 1) * width + 3;
  expect(rawExposures("bookToPrice", withAccounts([...EVERY, NEWER, late]))[at]).toBe(
    rawExposures("bookToPrice", withAccounts([...EVERY, NEWER]))[at],
  );
});

test("accounts of a period that ended more than 550 days ago say nothing", () => {
  const old = EVERY.map((row) => ({ ...row, announced: "2019-09-30", periodEnd: "2019-08-01" }));
  const raw = rawExposures("bookToPrice", withAccounts(old));
  const last = parseDay("2019-08-01") + 550;
  market.panel.days.forEach((day, t) => {
    expect(Number.isNaN(raw[t * width + 1])).toBe(day > last);
  });
});

test("nothing looks ahead: accounts announced later change no exposure before", () => {
  const t = dayOf("2021-02-10") - 1;
  const whole = exposuresOn(withAccounts([...EVERY, NEWER]), t)!;
  const cut = exposuresOn(cutMarket(withAccounts(EVERY), t + 1), t)!;
  expect(whole.exposures).toEqual(cut.exposures);
});

describe("growth", () => {
  test("is the slope by year over the size of the mean", () => {
    expect(trendOfYears([1, 2, 3, 4, 5])).toBeCloseTo(1 / 3, 14);
    expect(trendOfYears([Number.NaN, Number.NaN, 2, 2, 2])).toBe(0);
    expect(trendOfYears([-3, Number.NaN, -2, Number.NaN, -1])).toBeCloseTo(0.25, 14);
  });

  test("needs three years, and a mean that is not zero", () => {
    expect(trendOfYears([1, 2, Number.NaN, Number.NaN, Number.NaN])).toBeNaN();
    expect(trendOfYears([-1, 0, 1])).toBeNaN();
  });

  test("reads fiscal years alone, the last five of them, each as announced last", () => {
    const years = [2014, 2015, 2016, 2017, 2018, 2019].map((year) => ({
      announced: `${year + 1}-04-20`,
      periodEnd: `${year}-12-31`,
      stock: 0,
      salesPerShare: year === 2014 ? 1000 : year - 2013,
      earningsPerShare: 1,
    }));
    const interim = { announced: "2020-10-30", periodEnd: "2020-09-30", stock: 0, salesPerShare: 99 };
    const restated = { ...years[5], announced: "2021-01-20", earningsPerShare: 6 };
    const known = fundamentalDescriptors(accounts([...years, interim, restated]), 1);
    const told = (name: "salesGrowth" | "earningsGrowth", day: string) => {
      const values = new Float64Array(1);
      known.advance(parseDay(day));
      known.write(name, Float64Array.of(1e9), values);
      return values[0];
    };
    expect(told("salesGrowth", "2020-12-31")).toBeCloseTo(1 / 4, 14);
    expect(told("earningsGrowth", "2021-01-19")).toBe(0);
    expect(told("earningsGrowth", "2021-01-20")).toBeCloseTo(1 / 2, 14);
  });
});

test("ratios of accounts are CNE5's: book, earnings, cash and dividends to price, market and book leverage, debt to assets", () => {
  const row = {
    announced: "2020-10-30",
    periodEnd: "2020-09-30",
    stock: 0,
    bookEquity: 40,
    preferredEquity: 10,
    longTermDebt: 30,
    totalDebt: 50,
    totalAssets: 200,
    earnings: 8,
    cashFlow: 6,
    dividends: 2,
  };
  const known = fundamentalDescriptors(accounts([row]), 1);
  known.advance(parseDay("2020-10-30"));
  const told = ACCOUNTS_DESCRIPTORS.map((name) => {
    const values = new Float64Array(1);
    known.write(name, Float64Array.of(100), values);
    return [name, values[0]];
  });
  expect(Object.fromEntries(told)).toEqual({
    bookToPrice: 0.4,
    cashToPrice: 0.06,
    earningsToPrice: 0.08,
    dividendYield: 0.02,
    marketLeverage: 1.4,
    debtToAssets: 0.25,
    bookLeverage: 2,
    earningsGrowth: Number.NaN,
    salesGrowth: Number.NaN,
  });
});

test("book leverage and debt to assets need a base above zero", () => {
  const rows = EVERY.map((row) =>
    row.stock < 60 ? { ...row, bookEquity: -1, totalAssets: 0, longTermDebt: undefined } : row,
  );
  const day = exposuresOn(withAccounts(rows), LENGTH - 1)!;
  expect(day.absent).toContainEqual({ style: "leverage", cause: "coverage" });
});
