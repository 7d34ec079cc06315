import fc from "fast-check";
import { expect, test } from "vitest";
import { lockAt } from "../../../src/domain/market/limit-lock.ts";
import { doorsOn } from "../../../src/domain/market/trading-doors.ts";
import { smallMarket } from "../../support/small-market.ts";

const axes = { days: Int32Array.of(19758), codes: ["600000"] };
const closeOnly = (close: number) => ({ ...axes, close: Float64Array.of(close) });
const withRange = (close: number, low: number, high: number) => ({
  ...closeOnly(close),
  low: Float64Array.of(low),
  high: Float64Array.of(high),
});

test("a raw close at its rounded limit price is locked, one tick inside is not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 20_000 }), fc.constantFrom(100, 200, 50), (cents, permille) => {
      const previous = cents / 100;
      const down = Math.floor((cents * (1000 - permille) + 500) / 1000);
      const up = Math.floor((cents * (1000 + permille) + 500) / 1000);
      expect(lockAt(closeOnly(down / 100), 0, previous, permille / 1000)).toBe(-1);
      expect(lockAt(closeOnly(up / 100), 0, previous, permille / 1000)).toBe(1);
      const inside = (cents * (1000 - permille)) / 1000;
      if (down + 1 - inside > 0.5 + 1e-6)
        expect(lockAt(closeOnly((down + 1) / 100), 0, previous, permille / 1000)).toBe(0);
    }),
  );
});

test("with the day's range, a close off the low is not locked however near the limit", () => {
  expect(lockAt(withRange(9.01, 9.01, 9.5), 0, 10, 0.1)).toBe(-1);
  expect(lockAt(withRange(9.01, 9.0, 9.5), 0, 10, 0.1)).toBe(0);
  expect(lockAt(withRange(11, 10.5, 11), 0, 10, 0.1)).toBe(1);
  expect(lockAt(withRange(11, 10.5, 11.01), 0, 10, 0.1)).toBe(0);
});

test("a forward-adjusted close beyond the limit is at it", () => {
  expect(lockAt(closeOnly(8.9), 0, 10, 0.1)).toBe(-1);
  expect(lockAt(closeOnly(11.1), 0, 10, 0.1)).toBe(1);
});

test("nothing is locked without a close, a previous close or a limit", () => {
  expect(lockAt(closeOnly(Number.NaN), 0, 10, 0.1)).toBe(0);
  expect(lockAt(closeOnly(9), 0, Number.NaN, 0.1)).toBe(0);
  expect(lockAt(closeOnly(9), 0, 10, Number.NaN)).toBe(0);
});

test("sellers find no door at the lower limit, buyers none at the upper, nobody one in a suspended stock", () => {
  const { panel, stocks } = smallMarket(
    { "300001": [10, 9], "600000": [10, 9], "600001": [10, 11], "600002": [10, null], "600003": [10, 9.5] },
    { boards: ["chinext", "main", "main", "main", "main"], specialTreatment: Uint8Array.of(0, 0, 0, 0, 1) },
  );
  const doors = doorsOn(panel, stocks, 1, new Float64Array(5).fill(10));
  expect([0, 1, 2, 3, 4].map(doors.canSell)).toEqual([true, false, true, false, false]);
  expect([0, 1, 2, 3, 4].map(doors.canBuy)).toEqual([true, true, false, false, true]);
});
