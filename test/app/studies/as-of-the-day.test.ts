import { afterEach, beforeEach, expect, test } from "vitest";
import { loadBenchmark } from "../../../src/app/studies/exposures-data.ts";
import { loadIndexMembers } from "../../../src/app/studies/index-members.ts";
import { readStockFacts } from "../../../src/app/studies/quality-data.ts";
import { loadRanges, loadStocks, loadTradedStocks } from "../../../src/app/studies/stock-data.ts";
import type { WritableStore } from "../../../src/data/store.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { isSpecialAt, sharesAt } from "../../../src/domain/market/as-of.ts";
import { marketValuesByDay } from "../../../src/domain/market/membership.ts";
import { origin } from "../../contract/store.ts";

const [FRI, MON, TUE, WED] = ["2024-02-02", "2024-02-05", "2024-02-06", "2024-02-07"].map((day) => parseDay(day));
const AT = parseDay("2024-06-28");

let store: WritableStore;
const numbers = (...values: number[]) => Float64Array.from(values);
const days = (...values: number[]) => Int32Array.from(values);

beforeEach(async () => {
  store = await openDuckdbStore(":memory:", { access: "write" });
  const bars = { volume: numbers(1e6, 1e6, 1e6, 1e6) };
  await store.append(
    "stock_daily",
    {
      date: days(FRI, FRI, MON, MON),
      code: ["000001", "000002", "000001", "000002"],
      close: numbers(10, 20, 11, 19),
      ...bars,
    },
    origin("closes.csv"),
  );
  await store.append(
    "stock_info",
    {
      asof: days(AT, AT),
      code: ["000001", "000002"],
      name: ["ST甲", "乙"],
      total_share: numbers(1e8, 2e8),
      float_share: numbers(1e8, 2e8),
    },
    origin("stocks-2024-06-28.csv"),
  );
});
afterEach(() => store.close());

const names = (rows: readonly (readonly [number, string, string])[]) =>
  store.append(
    "stock_name",
    {
      from_date: days(...rows.map(([from]) => from)),
      code: rows.map(([, code]) => code),
      name: rows.map(([, , name]) => name),
    },
    origin("tushare"),
  );

const prices = () =>
  store.append(
    "stock_price",
    {
      date: days(TUE, TUE, WED),
      code: ["000001", "000003", "000001"],
      open: numbers(6, 30, 6.6),
      high: numbers(6.6, 31, 6.6),
      low: numbers(5.9, 29, 6.1),
      close: numbers(6.05, 30, 6.6),
      // Two shares for one on Tuesday: 11 becomes 5.5.
      previous_close: numbers(5.5, 29, 6.05),
      volume: numbers(2e6, 5e5, 2e6),
      amount: numbers(1.2e7, 1.5e7, 1.3e7),
    },
    origin("tushare"),
  );

test("without anything fetched, shares and marks are those of the list, and the panel has no fields of a day", async () => {
  const { panel, stocks } = await loadStocks(store);
  expect([panel.shares, panel.marks]).toEqual([undefined, undefined]);
  expect([isSpecialAt(panel, stocks, 0, 0), sharesAt(panel, stocks, 0, 0)]).toEqual([true, 1e8]);
});

test("a stock is ST from the day of that name, whatever a later list calls it", async () => {
  await names([
    [parseDay("1999-01-01"), "000001", "甲"],
    [MON, "000001", "ST甲"],
    [TUE, "000002", "*ST乙"],
  ]);
  const { panel, stocks } = await loadStocks(store);
  const marks = [0, 1, 2, 3].map((at) => isSpecialAt(panel, stocks, at, at % 2));
  // Friday: 甲 was not ST, of 乙 only the list is known. Monday: 甲 is ST; what happens on Tuesday is not known.
  expect(marks).toEqual([false, false, true, false]);
  const facts = await readStockFacts(store, undefined);
  expect([FRI, MON].map((day) => facts.specialTreatment("000001", day))).toEqual([false, true]);
});

test("membership asks for the name and the shares of the day before, not of the list", async () => {
  await names([
    [FRI, "000001", "甲"],
    [MON, "000001", "ST甲"],
  ]);
  await store.append(
    "stock_shares",
    { date: days(FRI, MON), code: ["000001", "000001"], total_share: numbers(5e7, 6e7), total_mv: numbers(5e8, 6.6e8) },
    origin("tushare"),
  );
  await prices();
  const { panel, stocks } = await loadStocks(store);
  const rule = { minTradedDays: 0, beijing: false };
  const values = Array.from(marketValuesByDay(panel, stocks, rule), (row) => Array.from(row));
  // Monday's by Friday: shares of Friday. Tuesday's by Monday: 甲 is ST by then.
  expect(values[0]).toEqual([5e8, 4e9, Number.NaN]);
  expect(values[1]).toEqual([Number.NaN, 3.8e9, Number.NaN]);
});

test("fetched prices continue the file's: the split is no fall, volumes and yuan traded are there", async () => {
  await prices();
  const { panel } = await loadTradedStocks(store);
  expect([...panel.days]).toEqual([FRI, MON, TUE, WED]);
  expect(panel.codes).toEqual(["000001", "000002", "000003"]);
  const first = [0, 3, 6, 9].map((at) => panel.close[at]);
  [10, 11, 12.1, 13.2].forEach((close, i) => {
    expect(first[i]).toBeCloseTo(close, 12);
  });
  expect([panel.volume[6], panel.amount[6], panel.close[8]]).toEqual([2e6, 1.2e7, 30]);
});

test("a market value that was told stands against the adjusted close: shares are value over close", async () => {
  await prices();
  await store.append(
    "stock_shares",
    { date: days(TUE), code: ["000001"], total_mv: numbers(1.21e9) },
    origin("tushare"),
  );
  const { panel, stocks } = await loadStocks(store);
  expect(panel.close[6] * sharesAt(panel, stocks, 6, 0)).toBeCloseTo(1.21e9, 3);
  expect(sharesAt(panel, stocks, 9, 0)).toBe(1e8);
});

test("lows and highs of fetched days stand in the units of the chained closes", async () => {
  await prices();
  for (const { panel } of [await loadStocks(store), await loadRanges(store)]) {
    const at = panel.days.indexOf(WED) * panel.codes.length;
    expect(panel.high?.[at]).toBeCloseTo(panel.close[at], 12);
    expect((panel.low?.[at] ?? 0) / panel.close[at]).toBeCloseTo(6.1 / 6.6, 12);
  }
});

test("without any file the chain begins at the first price fetched, and lows and highs follow it", async () => {
  const fresh = await openDuckdbStore(":memory:", { access: "write" });
  const rows = {
    close: numbers(11, 6.05),
    previous_close: numbers(11, 5.5),
    low: numbers(10, 5.5),
    high: numbers(12, 6.6),
  };
  await fresh.append("stock_price", { date: days(MON, TUE), code: ["000001", "000001"], ...rows }, origin("tushare"));
  for (const { panel } of [await loadRanges(fresh), await loadStocks(fresh)]) {
    [11, 12.1].forEach((close, t) => {
      expect(panel.close[t]).toBeCloseTo(close, 12);
    });
    expect([panel.low?.[0], panel.high?.[0]]).toEqual([10, 12]);
    expect(panel.low?.[1]).toBeCloseTo(11, 12);
    expect(panel.high?.[1]).toBeCloseTo(13.2, 12);
  }
  await fresh.close();
});

test("nothing after a day is read for it", async () => {
  await names([
    [FRI, "000001", "甲"],
    [WED, "000001", "ST甲"],
  ]);
  await prices();
  const [early, whole] = [await loadStocks(store, TUE), await loadStocks(store)];
  expect([...early.panel.days]).toEqual([FRI, MON, TUE]);
  expect([...early.panel.close]).toEqual([...whole.panel.close.subarray(0, early.panel.close.length)]);
  expect([...(early.panel.marks ?? [])]).toEqual([...(whole.panel.marks ?? [])].slice(0, 9));
});

test("where no list is loaded, shares that were fetched make one, as of their last day", async () => {
  const fresh = await openDuckdbStore(":memory:", { access: "write" });
  await fresh.append("stock_price", { date: days(MON), code: ["000001"], close: numbers(10) }, origin("tushare"));
  await fresh.append(
    "stock_shares",
    { date: days(MON), code: ["000001"], total_share: numbers(3e8) },
    origin("tushare"),
  );
  const { listedAsOf, stocks, panel } = await loadStocks(fresh);
  expect([listedAsOf, stocks.totalShares[0], panel.close[0]]).toEqual([MON, 3e8, 10]);
  await fresh.close();
});

test("members are those of the latest list on or before the day; without one, the joinings and leavings tell", async () => {
  await store.append(
    "index_member",
    { index_code: ["000852.SH"], code: ["000002"], name: ["乙"], from_date: days(parseDay("2020-01-01")) },
    origin("members.csv"),
  );
  await store.append(
    "index_weight",
    { date: days(MON), index_code: ["000852.SH"], code: ["000001"], weight: numbers(0.01) },
    origin("tushare"),
  );
  const members = await loadIndexMembers(store, "000852.SH", ["000001", "000002"]);
  const on = (day: number) => [0, 1].map((stock) => members.isMember(stock, day));
  expect(on(FRI)).toEqual([false, true]);
  expect(on(TUE)).toEqual([true, false]);
  expect(on(parseDay("2024-06-28"))).toEqual([false, true]);
  const { panel, stocks } = await loadTradedStocks(store);
  const market = { panel, stocks, listedAsOf: null, seed: null };
  const { members: listed, membersAsOf } = await loadBenchmark(store, "000852.SH", market as never);
  expect([[...(listed ?? [])], membersAsOf]).toEqual([["000001"], MON]);
});
