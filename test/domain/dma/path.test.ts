import { describe, expect, test } from "vitest";
import { basisSnapshot } from "../../../src/domain/basis/index.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { driftingReturns, restruckReturns, shortReturns, unsellableShare } from "../../../src/domain/dma/index.ts";
import type { StockPanel } from "../../../src/domain/market/panel.ts";
import type { StockList } from "../../../src/domain/market/stock-list.ts";

test("a mix left alone is worth the sum of its parts; set back every day it earns the mean of their returns", () => {
  const legs = [Float64Array.of(Number.NaN, 0.1, 0.1), Float64Array.of(Number.NaN, -0.1, 0.2)];
  const drifting = driftingReturns([0.5, 0.5], legs);
  expect(drifting[1]).toBeCloseTo(0, 12);
  expect((1 + drifting[1]) * (1 + drifting[2])).toBeCloseTo(0.5 * 1.21 + 0.5 * 1.08, 12);
  const restruck = restruckReturns([2, 2], legs);
  expect(restruck[1]).toBeCloseTo(0, 12);
  expect(restruck[2]).toBeCloseTo(0.15, 12);
});

describe("returns of what is short", () => {
  const dates = ["2024-03-06", "2024-03-07", "2024-03-08", "2024-03-11", "2024-03-12"];
  const closes: Record<string, number[]> = {
    IM2403: [100, 101, 102, 103, 104],
    IM2406: [90, 92, 94, 93, 91],
  };
  const snapshots = dates.map((date, t) => {
    const futures = Object.entries(closes).map(([symbol, prices]) => ({
      symbol,
      close: prices[t],
      openInterest: 1,
    }));
    return basisSnapshot(parseDay(date), 100, futures, null);
  });

  test("a rule rolls at the close on which 7 days remain, and no return mixes two contracts", () => {
    const { returns, contracts } = shortReturns(snapshots, "near");
    expect(contracts).toEqual([null, "IM2403", "IM2403", "IM2406", "IM2406"]);
    expect(returns[2]).toBeCloseTo(102 / 101 - 1, 12);
    expect(returns[3]).toBeCloseTo(93 / 94 - 1, 12);
  });

  test("one contract is held throughout; without its close there is no return", () => {
    expect(shortReturns(snapshots, { symbol: "IM2403" }).returns[4]).toBeCloseTo(104 / 103 - 1, 12);
    expect(shortReturns(snapshots, { symbol: "IM2409" }).returns[1]).toBeNaN();
  });
});

test("the share that nobody buys counts members locked at the lower limit and suspended ones", () => {
  const width = 4;
  const days = Int32Array.from(["2024-02-01", "2024-02-02", "2024-02-05"], (date) => parseDay(date));
  const panel: StockPanel = {
    days,
    codes: ["600001", "600002", "600003", "600004"],
    close: Float64Array.of(10, 20, 30, 900, 9.5, 20, 30, 900, 8.55, Number.NaN, 29, 810),
  };
  const stocks: StockList = {
    boards: Array(width).fill("main"),
    specialTreatment: new Uint8Array(width),
    totalShares: new Float64Array(width).fill(1),
    listDays: new Float64Array(width).fill(parseDay("2010-01-04")),
  };
  expect([...unsellableShare(panel, stocks, 3)]).toEqual([0, 0, expect.closeTo(2 / 3, 12)]);
});
