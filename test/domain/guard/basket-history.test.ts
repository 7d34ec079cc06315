import { expect, test } from "vitest";
import { basketHistory } from "../../../src/domain/guard/index.ts";
import { smallMarket } from "../../support/small-market.ts";

test("each day's return is the mean of the stocks' by today's weights, set back every day", () => {
  const { panel, stocks } = smallMarket({ "600001": [10, 11, 11], "600002": [10, 10, 9.5] });
  const { level } = basketHistory(panel, stocks, Float64Array.of(0.25, 0.75));
  // The first day has no price before it.
  expect(Array.from(level.values)).toEqual(
    [1.025, 1.025 * (1 - 0.75 * 0.05)].map((value) => expect.closeTo(value, 12)),
  );
});

test("a suspended stock returns nothing until it trades again, and cannot be sold meanwhile", () => {
  const { panel, stocks } = smallMarket({ "600001": [10, 10, null, 11, 11], "600002": [10, 10, 10, 10, 10] });
  const { level, locked } = basketHistory(panel, stocks, Float64Array.of(0.5, 0.5));
  expect(Array.from(level.values)).toEqual([1, 1, 1.05, 1.05].map((value) => expect.closeTo(value, 12)));
  expect(Array.from(locked.values)).toEqual([0, 0.5, 0, 0]);
});

test("a stock at its lower limit is locked by its weight", () => {
  const { panel, stocks } = smallMarket({ "600001": [10, 9, 9], "600002": [10, 10, 10] });
  const { locked } = basketHistory(panel, stocks, Float64Array.of(0.3, 0.7));
  expect(Array.from(locked.values)).toEqual([0.3, 0]);
});

test("days on which most of the weight was not listed yet are left out; later days change no earlier one", () => {
  const { panel, stocks } = smallMarket({ "600001": [null, null, 10, 11, 12], "600002": [10, 10, 10, 10, 10] });
  const weights = Float64Array.of(0.9, 0.1);
  const { level } = basketHistory(panel, stocks, weights);
  expect(Array.from(level.days)).toEqual(Array.from(panel.days.subarray(3)));
  const cut = { ...panel, days: panel.days.subarray(0, 4), close: panel.close.subarray(0, 8) };
  expect(basketHistory(cut, stocks, weights).level.values[0]).toBe(level.values[0]);
});
