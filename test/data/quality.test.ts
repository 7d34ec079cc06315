import { describe, expect, test } from "vitest";
import type { Note } from "../../src/contract.ts";
import {
  type CloseRows,
  contradictingFiles,
  futuresJumps,
  futuresMoves,
  indexJumps,
  missingDays,
  repeatedKeys,
  type StockFacts,
  staleCloses,
  stockJumps,
  tradedAfterExpiry,
} from "../../src/data/quality/index.ts";
import type { TableName } from "../../src/data/schema.ts";
import { formatDay, parseDay } from "../../src/domain/calendar/index.ts";

type Row = [date: string, code: string, close: number];

function rowsOf(table: TableName, rows: Row[]): CloseRows {
  const codes = [...new Set(rows.map(([, code]) => code))].sort();
  return {
    table,
    days: Int32Array.from(rows, ([date]) => parseDay(date)),
    codes,
    codeOf: Int32Array.from(rows, ([, code]) => codes.indexOf(code)),
    closes: Float64Array.from(rows, ([, , close]) => close),
  };
}

const dated = (findings: readonly { day: number | null; code: string; detail: Note }[]) =>
  findings.map(({ day, code, detail }) => `${day === null ? "-" : formatDay(day)} ${code} ${detail.en}`);

describe("missing days", () => {
  const days = (...texts: string[]) => Int32Array.from(texts, (text) => parseDay(text));

  test("a run of trading days without a row is one finding; weekends and holidays are none", () => {
    const present = days("2024-02-01", "2024-02-02", "2024-02-08", "2024-02-19", "2024-02-21");
    expect(dated(missingDays("index_daily", "x", present))).toEqual([
      "2024-02-05 x no rows on 3 trading days, 2024-02-05 to 2024-02-07",
      "2024-02-20 x no row on 2024-02-20",
    ]);
  });

  test("nothing is missing before the first and after the last row, nor from an empty series", () => {
    expect(missingDays("index_daily", "x", days("2024-02-01"))).toEqual([]);
    expect(missingDays("index_daily", "x", days())).toEqual([]);
  });
});

describe("stale closes", () => {
  const futures = rowsOf("futures_daily", [
    ["2024-02-05", "IM2402", 4200],
    ["2024-02-05", "IM2403", 4044.6],
    ["2024-02-06", "IM2402", 4600],
    ["2024-02-06", "IM2403", 4568.4],
    ["2024-02-07", "IM2402", 4600],
    ["2024-02-07", "IM2403", 4568.4],
    ["2024-02-06", "IC2403", 1],
  ]);
  const index = (...values: number[]) => ({
    days: Int32Array.from(["2024-02-05", "2024-02-06", "2024-02-07"], (text) => parseDay(text)),
    values: Float64Array.from(values),
  });

  test("the same close again while the futures moved is told with the contract that moved most", () => {
    const moves = futuresMoves(futures, "IM");
    expect(dated(staleCloses("index_daily", "000852.SH", index(4313, 4313, 4313), moves))).toEqual([
      "2024-02-06 000852.SH close 4313 as on 2024-02-05, while IM2403 moved +12.95%",
    ]);
  });

  test("a close that moved, and futures that did not move or are not loaded, are no finding", () => {
    const moves = futuresMoves(futures, "IM");
    expect(staleCloses("index_daily", "x", index(4313, 4600, 4600), moves)).toEqual([]);
    expect(staleCloses("index_daily", "x", index(4313, 4313, 4313), futuresMoves(futures, "IF"))).toEqual([]);
  });
});

describe("jumps of stocks beyond their limit", () => {
  const OLD: StockFacts = { listDay: () => parseDay("2010-01-04"), specialTreatment: () => false };
  const two = (code: string, from: number, to: number, dates = ["2024-02-05", "2024-02-06"]) =>
    rowsOf("stock_daily", [
      [dates[0], code, from],
      [dates[1], code, to],
    ]);

  // Limit of the board, times 4/3 for forward adjustment, plus 0.016 yuan of rounding.
  test.each([
    ["main board", "600000", 100, 113.34, 113.36],
    ["main board, down", "000001", 100, 86.66, 86.64],
    ["ChiNext", "300750", 100, 126.67, 126.69],
    ["STAR", "688001", 100, 126.67, 126.69],
    ["Beijing exchange", "830799", 100, 140.0, 140.02],
    ["a price so low that a tick matters", "600000", 0.15, 0.18, 0.19],
  ])("%s: the largest move that passes, and the smallest that is told", (_, code, from, passes, told) => {
    expect(stockJumps(two(code, from, passes), OLD)).toEqual([]);
    expect(stockJumps(two(code, from, told), OLD)).toHaveLength(1);
  });

  test("ChiNext stocks had 10% before 2020-08-24 and 20% since", () => {
    expect(stockJumps(two("300001", 100, 120, ["2020-08-20", "2020-08-21"]), OLD)).toHaveLength(1);
    expect(stockJumps(two("300001", 100, 120, ["2020-08-21", "2020-08-24"]), OLD)).toEqual([]);
  });

  test("a stock marked ST by a list known that day has 5%", () => {
    const st: StockFacts = { ...OLD, specialTreatment: (_, day) => day >= parseDay("2024-02-06") };
    expect(dated(stockJumps(two("600000", 100, 109), st))).toEqual([
      "2024-02-06 600000 +9.00% from 100 to 109; the limit is 5%",
    ]);
    expect(stockJumps(two("600000", 100, 109, ["2024-02-02", "2024-02-05"]), st)).toEqual([]);
  });

  test("the first five days after listing have no limit, the sixth has", () => {
    const dates = ["2024-02-05", "2024-02-06", "2024-02-07", "2024-02-08", "2024-02-19", "2024-02-20"];
    const doubling = rowsOf(
      "stock_daily",
      dates.map((date, i): Row => [date, "603344", 10 * 2 ** i]),
    );
    const listed: StockFacts = { ...OLD, listDay: () => parseDay("2024-02-05") };
    expect(stockJumps(doubling, listed).map(({ day }) => day)).toEqual([parseDay("2024-02-20")]);
  });

  test("without a listing day, a stock there from the first day is old, one that appears later is new", () => {
    const unknown: StockFacts = { ...OLD, listDay: () => Number.NaN };
    const rows = rowsOf("stock_daily", [
      ["2024-02-05", "600000", 10],
      ["2024-02-06", "600000", 20],
      ["2024-02-06", "600001", 10],
      ["2024-02-07", "600001", 20],
    ]);
    expect(stockJumps(rows, unknown).map(({ code }) => code)).toEqual(["600000"]);
  });

  test("after a suspension the move counts from the last close", () => {
    expect(stockJumps(two("600000", 100, 120, ["2024-01-05", "2024-02-06"]), OLD)).toHaveLength(1);
  });

  test("codes that no rule knows are told once, not judged", () => {
    const rows = rowsOf("stock_daily", [
      ["2024-02-05", "200002", 10],
      ["2024-02-05", "900901", 10],
      ["2024-02-06", "200002", 20],
      ["2024-02-06", "900901", 20],
    ]);
    expect(dated(stockJumps(rows, OLD))).toEqual([
      "-  no price limit is known for some large moves of 2 codes, such as 200002, 900901; these were not judged",
    ]);
  });
});

describe("jumps of futures and indices", () => {
  test("futures: 10% from close to close, 20% on the last trading day, with the doubt that settlement leaves", () => {
    const rows = rowsOf("futures_daily", [
      ["2024-02-05", "IM2402", 4196.8],
      ["2024-02-05", "IM2403", 4044.6],
      ["2024-02-06", "IM2402", 4500],
      ["2024-02-06", "IM2403", 4568.4],
      ["2024-02-19", "IM2402", 5300],
      ["2024-02-19", "IM2403", 5020],
    ]);
    expect(dated(futuresJumps(rows))).toEqual([
      "2024-02-06 IM2403 +12.95% from 4044.6 to 4568.4; the limit is 10% against the settlement price, which is not loaded, so a move between closes may pass it",
    ]);
  });

  test("indices: 20%, which no share in them may pass", () => {
    const rows = rowsOf("index_daily", [
      ["2024-02-05", "x", 100],
      ["2024-02-06", "x", 119],
      ["2024-02-07", "x", 11.9],
    ]);
    expect(dated(indexJumps(rows))).toEqual([
      "2024-02-07 x −90.00% from 119 to 11.9; no share in it may move by more than 20%",
    ]);
  });
});

test("a contract is told on each row after its last trading day, holidays moved and all", () => {
  const rows = rowsOf("futures_daily", [
    ["2024-02-08", "IM2402", 1],
    ["2024-02-19", "IM2402", 1],
    ["2024-02-20", "IM2402", 1],
    ["2026-12-31", "IM2703", 1],
  ]);
  expect(dated(tradedAfterExpiry(rows))).toEqual(["2024-02-20 IM2402 a row after the last trading day, 2024-02-19"]);
});

test("a repeated key is told with both closes", () => {
  const rows = rowsOf("index_daily", [
    ["2024-02-05", "x", 1],
    ["2024-02-05", "y", 1],
    ["2024-02-06", "y", 1],
    ["2024-02-06", "y", 2],
  ]);
  expect(dated(repeatedKeys(rows))).toEqual(["2024-02-06 y two rows, with closes 1 and 2"]);
});

test("files that contradict each other are told as a pair; files that only fill or round are not", () => {
  const pair = {
    table: "index_daily",
    oldSource: "a",
    newSource: "b",
    newImportedAt: "2024-07-01T12:00:00.000Z",
  } as const;
  const counts = [
    { ...pair, rows: 300, contradicting: 1 },
    { ...pair, rows: 300, contradicting: 0 },
  ];
  expect(dated(contradictingFiles(counts))).toEqual(["-  1 row of a with other values, replaced by b on 2024-07-01"]);
});
