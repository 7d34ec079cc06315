import { describe, expect, test } from "vitest";
import { basisSnapshot } from "../../../src/domain/basis/index.ts";
import { parseDay, tradingDays } from "../../../src/domain/calendar/index.ts";
import {
  answered,
  compounded,
  hedgeLeg,
  hedgeLot,
  lockedDays,
  MADE_UP_STRESSES,
  recordedStresses,
  stressedFutures,
  stressedStocks,
} from "../../../src/domain/guard/index.ts";

function history(from: string, to: string) {
  const days = Int32Array.from(tradingDays(parseDay(from), parseDay(to)));
  return {
    days,
    stockReturns: Float64Array.from(days, (_, t) => (t % 7 === 3 ? -0.02 : 0.001)),
    shortReturns: new Float64Array(days.length),
    locked: new Float64Array(days.length),
  };
}

describe("recorded stresses", () => {
  const names = (to: string) => recordedStresses(history("2024-01-02", to)).map(({ name }) => name);

  test("only those that the history holds whole, so nothing later than its last day", () => {
    expect(names("2024-01-12")).toEqual(["worst-three-days"]);
    expect(names("2024-02-06")).toEqual(["2024-01-22", "worst-three-days"]);
    expect(names("2024-02-07")).toEqual(["2024-01-22", "2024-02-05/07", "worst-three-days"]);
  });

  test("a stretch begins at the close before and ends with its last day", () => {
    const found = recordedStresses(history("2024-01-02", "2024-02-29")).find(({ name }) => name === "2024-02-05/07");
    expect(found?.path.days[0]).toBe(parseDay("2024-02-02"));
    expect(found?.path.days.at(-1)).toBe(parseDay("2024-02-07"));
  });

  test("a day of rest stands behind a stretch, on which a call falls due", () => {
    const path = answered(history("2024-01-02", "2024-01-05"));
    expect(path.days).toHaveLength(5);
    expect([path.stockReturns[4], path.shortReturns[4], path.locked[4]]).toEqual([0, 0, 0]);
  });

  test("returns compound from the second day on", () => {
    expect(compounded(Float64Array.of(0.5, 0.1, -0.1))).toBeCloseTo(-0.01, 12);
  });
});

describe("made-up stresses", () => {
  const snapshot = basisSnapshot(
    parseDay("2024-01-12"),
    5000,
    [{ symbol: "IM2403", close: 4900, openInterest: 1 }],
    null,
  );
  const leg = hedgeLeg([hedgeLot({ symbol: "IM2403", lots: -10 }, snapshot, snapshot.contracts[0], 200)], 9_800_000);
  const named = (name: string) => MADE_UP_STRESSES.find((stress) => stress.name === name)!;
  const nothing = { "300": 0, "500": 0, "1000": 0, "2000": 0, rest: 0, micro: 0 };

  test("micro caps fall 30% against 10%, and a discount that closes lifts the futures above the index's fall", () => {
    const crash = named("small-cap-crash");
    expect(stressedStocks(crash, { ...nothing, micro: 1 })).toBeCloseTo(-0.3, 12);
    expect(stressedStocks(crash, { ...nothing, "500": 0.5, micro: 0.5 })).toBeCloseTo(-0.2, 12);
    expect(stressedFutures(crash, leg)).toBeCloseTo(4500 / 4900 - 1, 12);
  });

  test("what has no size moves as the smallest", () => {
    expect(stressedStocks(named("small-cap-crash"), { ...nothing, "300": 0.5 })).toBeCloseTo(-0.2, 12);
  });

  test("a squeeze ends at a premium of 4%, a blow-out five points of the index lower", () => {
    expect(stressedFutures(named("rally-squeeze"), leg)).toBeCloseTo((5000 * 1.15 * 1.04) / 4900 - 1, 12);
    expect(stressedFutures(named("discount-blow-out"), leg)).toBeCloseTo((4900 - 250) / 4900 - 1, 12);
  });

  test("two days at a limit of 20% take 36%", () => {
    expect(lockedDays(0.2).stocks).toBeCloseTo(-0.36, 12);
  });
});
