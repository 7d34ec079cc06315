import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDay, tradingDays } from "../../../src/domain/calendar/index.ts";
import { chainedCloses } from "../../../src/domain/market/chained-closes.ts";

const DAYS = tradingDays(parseDay("2024-01-02"), parseDay("2024-01-31"));
const NONE = Number.NaN;
const one = (days: Int32Array, adjusted: number[], close: number[], previousClose: number[]) =>
  Array.from(
    chainedCloses({ days, codes: ["000001"] }, Float64Array.from(adjusted), {
      close: Float64Array.from(close),
      previousClose: Float64Array.from(previousClose),
    }),
  );

test("a dividend between file and source is no fall: the stock moves by close over the exchange's reference price", () => {
  // 20 on the last day of the file; 2 are paid, so the reference price is 18, and the stock rises by 5% to 18.9.
  expect(one(DAYS.subarray(0, 2), [20, NONE], [NONE, 18.9], [NONE, 18])).toEqual([20, 21]);
});

test("a suspended stock is chained over its absence, one that appears begins at its price", () => {
  const days = DAYS.subarray(0, 3);
  expect(one(days, [20, NONE, NONE], [NONE, NONE, 11], [NONE, NONE, 10])).toEqual([20, NONE, 22]);
  expect(one(days, [NONE, NONE, NONE], [NONE, 8, 10], [NONE, 7, 8])).toEqual([NONE, 8, 10]);
});

test("over days that the panel lacks, the two prices as traded give the move", () => {
  const days = Int32Array.of(DAYS[0], DAYS[1], DAYS[5]);
  expect(one(days, [20, NONE, NONE], [NONE, 20, 30], [NONE, 20, 15])).toEqual([20, 20, 30]);
});

test("closes of the file stand, and nothing after a day enters it", () => {
  const price = fc.double({ min: 1, max: 100, noNaN: true });
  const cell = fc.option(price, { nil: NONE, freq: 3 });
  const column = fc.array(cell, { minLength: DAYS.length, maxLength: DAYS.length });
  fc.assert(
    fc.property(column, column, fc.integer({ min: 1, max: DAYS.length }), (adjusted, traded, cut) => {
      const whole = one(DAYS, adjusted, traded, traded);
      adjusted.forEach((close, t) => {
        if (!Number.isNaN(close)) expect(whole[t]).toBe(close);
      });
      const part = one(DAYS.subarray(0, cut), adjusted.slice(0, cut), traded.slice(0, cut), traded.slice(0, cut));
      expect(part).toEqual(whole.slice(0, cut));
    }),
  );
});
