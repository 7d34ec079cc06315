import { describe, expect, test } from "vitest";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { limitDownShare, sizeIndices, tracking, tradableIndex, versionGap } from "../../../src/domain/indices/index.ts";
import { tradedCounts } from "../../../src/domain/market/panel.ts";
import { cutPanel } from "../../support/random-market.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";
import { recordedIndexReturns, recordedStocks } from "../../support/shared-stocks.ts";

describe.skipIf(sharedDataAbsent)("built from about 5,000 recorded stocks, 2023-01 to 2024-06", () => {
  const { panel, stocks } = sharedDataAbsent ? ({} as ReturnType<typeof recordedStocks>) : recordedStocks();
  const at = (date: string) => panel.days.indexOf(parseDay(date));
  const grow = (returns: Float64Array) => returns.reduce((level, change) => level * (1 + change), 1) - 1;
  const indices = sharedDataAbsent
    ? ({} as ReturnType<typeof sizeIndices>)
    : sizeIndices(panel, stocks, { microSize: 400 });
  const { returns, members } = indices.micro ?? {};

  test("the 400 smallest follow 8841431.WI day by day: correlation 0.9995, daily difference 7 bp", () => {
    const close = tracking(returns, recordedIndexReturns("8841431.WI", panel.days));
    expect(close.days).toBe(356);
    expect(close.correlation).toBeGreaterThan(0.9995);
    expect(close.differenceDeviation).toBeLessThan(0.0007);
    expect(close.largestDifference).toBeLessThan(0.0026);
  });

  test("2024-02-05 is within 0.05 points of the published -13.70%", () => {
    expect(Math.abs(returns[at("2024-02-05")] + 0.137)).toBeLessThan(0.0005);
  });

  test("from 2024-01-02 to 02-07 they lose 45.3%, the published index 45.8%", () => {
    const days = [at("2024-01-02"), at("2024-02-07") + 1] as const;
    expect(grow(returns.slice(...days))).toBeCloseTo(-0.453, 3);
    expect(grow(recordedIndexReturns("8841431.WI", panel.days).slice(...days))).toBeCloseTo(-0.458, 3);
  });

  test("there are 400 members on every day whose data is whole, and none where the main boards have no rows", () => {
    const counts = tradedCounts(panel);
    expect(Array.from(counts.slice(-2))).toEqual([1333, 1333]);
    expect(Array.from(members.slice(1, -2)).every((count) => count === 400)).toBe(true);
    expect(Array.from(members.slice(-2))).toEqual([0, 0]);
    expect(Array.from(returns.slice(-2))).toEqual([Number.NaN, Number.NaN]);
  });

  test.each([
    ["300", "000300.SH", 0.92],
    ["500", "000905.SH", 0.99],
    ["1000", "000852.SH", 0.995],
    ["2000", "932000.CSI", 0.995],
  ] as const)("the stocks of group %s move with %s: correlation above %d", (group, code, least) => {
    expect(tracking(indices[group].returns, recordedIndexReturns(code, panel.days)).correlation).toBeGreaterThan(least);
  });

  test("what could be traded fell behind, the more the rarer the rebalancing and the dearer the trades", () => {
    const gap = (rebalance: "weekly" | "monthly", costPerSide: number) =>
      versionGap(returns, tradableIndex(panel, stocks, { microSize: 400, rebalance, costPerSide }).returns).total;
    expect(gap("weekly", 0)).toBeCloseTo(0.0241, 4);
    expect(gap("weekly", 0.001)).toBeCloseTo(0.0349, 4);
    expect(gap("weekly", 0.002)).toBeCloseTo(0.0458, 4);
    expect(gap("monthly", 0.001)).toBeCloseTo(0.1206, 4);
  });

  test("on 2024-02-05, a Monday, the weekly version is stuck with stocks that nobody buys", () => {
    const { blockedSells } = tradableIndex(panel, stocks, { microSize: 400, rebalance: "weekly", costPerSide: 0.001 });
    expect(blockedSells[at("2024-02-05")]).toBe(117);
    expect(blockedSells[at("2024-02-06")]).toBe(32);
    expect(blockedSells[at("2024-02-07")]).toBe(29);
    expect(blockedSells[at("2024-02-08")]).toBe(0);
  });

  // A hand computation with a looser reading of "at the low" gave 36.5%, 7.0%, 2.7% and 1.1%.
  test.each([
    ["2024-02-02", 0.0107],
    ["2024-02-05", 0.358],
    ["2024-02-06", 0.0256],
    ["2024-02-07", 0.0686],
  ])("on %s a share of %d of the main board and STAR closes locked limit-down", (date, share) => {
    const limitDown = limitDownShare(panel, stocks);
    expect(limitDown.share[at(date)]).toBeCloseTo(share, 4);
    expect(limitDown.stocks[at(date)]).toBeGreaterThan(3600);
  });

  test.each(["2023-04-03", "2024-01-15", "2024-02-05", "2024-06-27"])(
    "what was known at the close of %s gives the same answers up to that day",
    (date) => {
      const part = cutPanel(panel, at(date) + 1);
      const options = { microSize: 400, rebalance: "weekly", costPerSide: 0.001 } as const;
      const end = part.days.length;
      expect(sizeIndices(part, stocks, { microSize: 400 }).micro.returns).toEqual(returns.slice(0, end));
      expect(tradableIndex(part, stocks, options).returns).toEqual(
        tradableIndex(panel, stocks, options).returns.slice(0, end),
      );
      expect(limitDownShare(part, stocks).share).toEqual(limitDownShare(panel, stocks).share.slice(0, end));
    },
  );
});
