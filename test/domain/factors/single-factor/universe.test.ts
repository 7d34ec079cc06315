import { expect, test } from "vitest";
import {
  MARKS,
  namedGrouping,
  rawPrice,
  rawReturn,
  rawSize,
  restrictFactor,
  sizeGrouping,
  tradingMarks,
} from "../../../../src/domain/factors/single-factor/index.ts";
import { SIZE_GROUPS } from "../../../../src/domain/market/size-groups.ts";
import { smallMarket } from "../../../support/small-market.ts";

const { panel, stocks } = smallMarket(
  {
    "600000": [10, 11, 11, null, 12],
    "600001": [10, 9, 8.1, 8, 8],
    "600002": [20, 20.5, 21.53, 20.45, 20.5],
  },
  { specialTreatment: Uint8Array.of(0, 0, 1), totalShares: Float64Array.of(2, 3, 1) },
);

test("marks tell closes at a limit from free ones and from days without a trade", () => {
  const { free, lockedUp, lockedDown, notTraded } = MARKS;
  const rows = Array.from({ length: 5 }, (_, t) => Array.from(tradingMarks(panel, stocks).subarray(t * 3, t * 3 + 3)));
  expect(rows).toEqual([
    [free, free, free],
    [lockedUp, lockedDown, free],
    [free, lockedDown, lockedUp],
    [notTraded, free, lockedDown],
    [free, free, free],
  ]);
});

test("in its first days without a limit a stock is never locked", () => {
  const fresh = smallMarket({ "600000": [10, 14, 19] }, { listDays: Float64Array.of(panel.days[0]) });
  expect(Array.from(tradingMarks(fresh.panel, fresh.stocks))).toEqual([0, 0, 0]);
});

test("with the day's range a close at the limit price is locked only where it is the extreme of the day", () => {
  const range = { ...panel, low: panel.close.map((c) => c - 0.5), high: panel.close };
  const marks = tradingMarks(range, stocks);
  expect(marks[3]).toBe(MARKS.lockedUp);
  expect(marks[4]).toBe(MARKS.free);
});

test("raw factors by hand", () => {
  expect(rawSize(panel, stocks)[0]).toBeCloseTo(Math.log(20), 14);
  expect(rawSize(panel, stocks)[9]).toBeNaN();
  expect(rawPrice(panel)[1]).toBeCloseTo(Math.log(10), 14);
  expect(rawReturn(panel, 2)[6]).toBeCloseTo(0.1, 14);
  expect(rawReturn(panel, 2)[5]).toBeNaN();
  expect(rawReturn(panel, 2)[9]).toBeNaN();
});

test("a restricted factor leaves out special treatment and young stocks, and is the same where nothing is left out", () => {
  const factor = panel.close;
  const listed = { ...stocks, listDays: Float64Array.of(panel.days[0], 3650, 3650) };
  const whole = { excludeSpecialTreatment: false, minTradedDays: 0 };
  expect(restrictFactor(factor, panel, listed, whole)).toBe(factor);
  const strict = restrictFactor(factor, panel, listed, { excludeSpecialTreatment: true, minTradedDays: 3 });
  expect(Array.from(strict.filter((_, at) => at % 3 === 2))).toEqual([NaN, NaN, NaN, NaN, NaN]);
  // The first traded on the days 0, 1, 2 and 4 of the panel.
  expect(Array.from(strict.filter((_, at) => at % 3 === 0))).toEqual([NaN, NaN, 11, NaN, 12]);
});

test("size groups follow the market value of the row; an industry without a name is in no group", () => {
  const size = sizeGrouping(rawSize(panel, stocks), 3, 1);
  const names = (row: number) => Array.from(size.groupOf(row) as Int8Array, (group) => SIZE_GROUPS[group] ?? null);
  expect(names(0)).toEqual(["micro", "300", "300"]);
  expect(names(3)).toEqual([null, "300", "micro"]);
  const industries = namedGrouping(["b", "", "a"]);
  expect(industries.names).toEqual(["a", "b"]);
  expect(Array.from(industries.groupOf(0) as Int16Array)).toEqual([1, -1, 0]);
});
