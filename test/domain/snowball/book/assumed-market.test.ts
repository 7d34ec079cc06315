import { describe, expect, test } from "vitest";
import * as calendar from "../../../../src/domain/calendar/index.ts";
import { parseDay, tradingDays } from "../../../../src/domain/calendar/index.ts";
import type { DailySeries } from "../../../../src/domain/market/series.ts";
import {
  ASSUMPTION_SOURCES,
  assumedMarket,
  type BookContract,
  bookSetting,
  hedgeFlow,
  JANUARY_2024,
  openPositions,
  positionFlow,
} from "../../../../src/domain/snowball/index.ts";
import { InputError } from "../../../../src/errors.ts";
import { readShared, sharedDataAbsent } from "../../../support/shared-data.ts";
import { closesBy } from "./book-notes.ts";

const INDICES = JANUARY_2024.outstanding.map(({ index }) => index);
const STILL = closesBy(tradingDays(parseDay("2022-01-04"), parseDay("2024-03-01")), () => 6000);
const STILL_HISTORIES = new Map(INDICES.map((index) => [index, STILL]));

function notional(contracts: readonly BookContract[]): number {
  return contracts.reduce((sum, contract) => sum + contract.notionalCny, 0);
}

test("every assumption has its source named", () => {
  expect(Object.keys(ASSUMPTION_SOURCES).sort()).toEqual(Object.keys(JANUARY_2024).sort());
});

test("notional adds up to what is outstanding, split by the mix, heavy months counting more", () => {
  const book = assumedMarket(JANUARY_2024, STILL_HISTORIES, calendar);
  expect(notional(book)).toBeCloseTo(216e9, -2);
  const of = (ratio: number) => notional(book.filter(({ terms }) => terms.knockIn?.ratio === ratio));
  expect(of(0.75) / 216e9).toBeCloseTo(0.45, 9);
  const issuedOn = (day: string) => notional(book.filter(({ terms }) => terms.issueDate === parseDay(day)));
  expect(issuedOn("2023-03-03") / issuedOn("2023-09-01")).toBeCloseTo(2.5, 9);
});

test("issues on a closed weekday move to the next trading day, once", () => {
  const book = assumedMarket(JANUARY_2024, STILL_HISTORIES, calendar);
  const days = new Set(book.map(({ terms }) => terms.issueDate));
  for (const day of days) expect(calendar.isTradingDay(day)).toBe(true);
  expect(days.has(parseDay("2023-01-30"))).toBe(true);
  expect(new Set(book.map(({ id }) => id)).size).toBe(book.length);
});

test("shares that do not make 1, and an index without history, are refused", () => {
  const mix = [{ ratio: 0.75, share: 0.5 }];
  expect(() => assumedMarket({ ...JANUARY_2024, knockInMix: mix }, STILL_HISTORIES, calendar)).toThrow(InputError);
  expect(() => assumedMarket(JANUARY_2024, new Map(), calendar)).toThrow(/000905.SH, which has no history/);
});

describe.skipIf(sharedDataAbsent)("against the record of January 2024", () => {
  const histories = sharedDataAbsent ? new Map<string, DailySeries>() : recorded();
  const book = sharedDataAbsent ? [] : assumedMarket(JANUARY_2024, histories, calendar);

  function recorded(): Map<string, DailySeries> {
    const rows = readShared("data/index-daily.csv.gz");
    return new Map(
      INDICES.map((index) => {
        const own = rows.filter((row) => row.code === index);
        const days = Int32Array.from(own, (row) => parseDay(row.date));
        return [index, { days, values: Float64Array.from(own, (row) => Number(row.close)) }];
      }),
    );
  }

  function knockedIn(index: string, day: string): number {
    const contracts = book.filter((contract) => contract.index === index);
    const positions = openPositions(contracts, histories, parseDay(day), calendar);
    return notional(positions.filter(({ state }) => state === "knocked-in").map(({ contract }) => contract));
  }

  test.each([
    ["000905.SH", 4865],
    ["000852.SH", 4997],
  ])("the mean knock-in of %s lies within 5%% of the published %i", (index, published) => {
    const contracts = book.filter((contract) => contract.index === index);
    const levels = contracts.reduce(
      (sum, { notionalCny, terms }) => sum + notionalCny * terms.initialPrice * terms.knockIn!.ratio,
      0,
    );
    expect(Math.abs(levels / notional(contracts) / published - 1)).toBeLessThan(0.05);
  });

  test("by 22 January 80 billion is said to have knocked in; the assumed market has between 60 and 110", () => {
    const total = INDICES.reduce((sum, index) => sum + knockedIn(index, "2024-01-22"), 0);
    expect(total).toBeGreaterThan(60e9);
    expect(total).toBeLessThan(110e9);
    expect(knockedIn("000852.SH", "2024-01-22")).toBeGreaterThan(1.8 * knockedIn("000852.SH", "2024-01-19"));
  });

  test("closes after the day the total refers to change nothing", () => {
    const cut = new Map(
      [...histories].map(([index, { days, values }]) => {
        const end = days.findIndex((day) => day > JANUARY_2024.outstandingOn);
        return [index, { days: days.slice(0, end), values: values.slice(0, end) }];
      }),
    );
    expect(assumedMarket(JANUARY_2024, cut, calendar)).toEqual(book);
  });

  test("on 22 January dealers sell: nothing to speak of at a cap of 1, 2 to 9 billion at 1.2, 20 to 45 without", () => {
    const asOf = parseDay("2024-01-19");
    const markets = [
      { index: "000905.SH", carry: 0.04, volatility: 0.18 },
      { index: "000852.SH", carry: 0.06, volatility: 0.22 },
    ];
    const sales = [1, 1.2, null].map(() => 0);
    for (const market of markets) {
      const { days, values } = histories.get(market.index)!;
      const [spot, next] = values.slice(days.indexOf(asOf));
      const setting = bookSetting(asOf, calendar, [{ ...market, spot, rate: 0.02 }]);
      const contracts = book.filter((contract) => contract.index === market.index);
      const moves = [next / spot - 1];
      const flows = openPositions(contracts, histories, asOf, calendar).map((p) => positionFlow(p, moves, setting));
      for (const [i, cap] of [1, 1.2, null].entries()) sales[i] -= hedgeFlow(flows, moves, spot, 200, cap)[0].flowCny;
    }
    expect(sales[0]).toBeLessThan(2e9);
    expect(sales[1]).toBeGreaterThan(2e9);
    expect(sales[1]).toBeLessThan(9e9);
    expect(sales[2]).toBeGreaterThan(20e9);
    expect(sales[2]).toBeLessThan(45e9);
  }, 30_000);
});
