import { expect, test } from "vitest";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { type Board, boardOf } from "../../../src/domain/market/board.ts";
import { dailyLimit } from "../../../src/domain/market/price-limit.ts";
import { isSpecialTreatment } from "../../../src/domain/market/special-treatment.ts";
import { buyFeeRate, sellFeeRate, tradingFees } from "../../../src/domain/market/trading-fees.ts";
import { InputError } from "../../../src/errors.ts";

test.each<[string, Board]>([
  ["000001", "main"],
  ["001213", "main"],
  ["002594", "main"],
  ["600519", "main"],
  ["605499", "main"],
  ["300750", "chinext"],
  ["301269", "chinext"],
  ["688981", "star"],
  ["689009", "star"],
  ["430047", "beijing"],
  ["832000", "beijing"],
  ["920002", "beijing"],
])("%s is on the %s board", (code, board) => {
  expect(boardOf(code)).toBe(board);
});

test.each(["200002", "900901", "510300", "60051", "6005190", "", "IM2403"])("%j is refused as an A-share", (code) => {
  expect(() => boardOf(code)).toThrow(InputError);
});

test.each(["ST富通", "*ST深天", "SST前锋", "S*ST前锋", "退市碳元", "太安退", "XDST中珠"])(
  "%s carries a mark",
  (name) => {
    expect(isSpecialTreatment(name)).toBe(true);
  },
);

test.each(["平安银行", "万  科Ａ", "XD中国石", "TCL科技", "BEST股份", ""])("%j carries none", (name) => {
  expect(isSpecialTreatment(name)).toBe(false);
});

test.each<[Board, boolean, string, number, number]>([
  ["main", false, "2024-02-05", 500, 0.1],
  ["main", true, "2024-02-05", 500, 0.05],
  ["main", false, "2023-04-10", 5, Number.NaN],
  ["main", false, "2023-04-10", 6, 0.1],
  ["main", false, "2023-04-07", 2, 0.1],
  ["main", false, "2023-04-07", 1, Number.NaN],
  ["chinext", false, "2020-08-21", 500, 0.1],
  ["chinext", true, "2020-08-21", 500, 0.05],
  ["chinext", false, "2020-08-24", 500, 0.2],
  ["chinext", true, "2020-08-24", 500, 0.2],
  ["star", false, "2019-07-26", 5, Number.NaN],
  ["star", false, "2019-07-29", 6, 0.2],
  ["beijing", false, "2023-11-23", 2, 0.3],
  ["beijing", false, "2023-11-23", 1, Number.NaN],
])("limit of %s, special treatment %s, on %s, traded day %i: %d", (board, special, day, tradedDays, limit) => {
  expect(dailyLimit(board, special, parseDay(day), tradedDays)).toBe(limit);
});

test("before a board's first rule there is no limit to tell", () => {
  expect(() => dailyLimit("star", false, parseDay("2019-07-19"), 10)).toThrow(
    /no price limit is known for the star board/,
  );
});

test.each([
  ["2023-08-25", 0.0000787, 0.0010787],
  ["2023-08-28", 0.0000641, 0.0005641],
  ["2022-04-28", 0.0000887, 0.0010887],
])("charges on %s are %d to the buyer and %d to the seller", (day, buyer, seller) => {
  expect(buyFeeRate(parseDay(day))).toBeCloseTo(buyer, 12);
  expect(sellFeeRate(parseDay(day))).toBeCloseTo(seller, 12);
});

test("stamp duty halved on 2023-08-28, the transfer fee on 2022-04-29", () => {
  const on = (day: string) => tradingFees(parseDay(day));
  expect(on("2023-08-27").stampDuty / on("2023-08-28").stampDuty).toBe(2);
  expect(on("2022-04-28").transferFee / on("2022-04-29").transferFee).toBe(2);
  expect(() => on("2015-07-31")).toThrow(InputError);
});
