import fc from "fast-check";
import { expect, test } from "vitest";
import { type TradableOptions, tradableIndex } from "../../../src/domain/indices/index.ts";
import { buyFeeRate, sellFeeRate } from "../../../src/domain/market/trading-fees.ts";
import { smallMarket } from "../../support/small-market.ts";

/** 2024-01-02 is a Tuesday: weeks begin on the days 0 (the panel's first), 4 and 9. */
const WEEKLY: TradableOptions = { microSize: 2, rebalance: "weekly", costPerSide: 0 };
const BUY = buyFeeRate(19760);
const SELL = sellFeeRate(19760);

test("bought at the close of the first day that has members, it earns from the day after", () => {
  const { panel, stocks } = smallMarket({ "600000": [1, 1.05, 1.1], "600001": [2, 2.1, 2.1], "600002": [9, 9, 9] });
  const { returns } = tradableIndex(panel, stocks, WEEKLY);
  expect(Array.from(returns.slice(0, 2))).toEqual([Number.NaN, Number.NaN]);
  expect(returns[2]).toBeCloseTo((1.1 / 1.05 - 1) / 2, 12);
});

test("between rebalancings it holds what it bought, whatever shrinks or grows", () => {
  const { panel, stocks } = smallMarket({
    "600000": [1, 1, 1.05, 1.1],
    "600001": [2, 2, 2, 2],
    "600002": [2.1, 2, 1.9, 1.8],
  });
  const { returns, turnover } = tradableIndex(panel, stocks, WEEKLY);
  expect(returns[2]).toBeCloseTo(0.025, 12);
  expect(returns[3]).toBeCloseTo((1.1 + 1) / (1.05 + 1) - 1, 12);
  expect(turnover[3]).toBeCloseTo(0, 10);
});

test("a stock locked limit-up is not bought until it opens", () => {
  const { panel, stocks } = smallMarket({
    "600000": [1, 1.1, 1.15, 1.2],
    "600001": [2, 2, 2, 2],
    "600002": [9, 9, 9, 9],
  });
  const { returns, blockedBuys } = tradableIndex(panel, stocks, WEEKLY);
  expect(Array.from(blockedBuys)).toEqual([0, 1, 0, 0]);
  expect(returns[2]).toBeCloseTo(-BUY / 2, 7);
  expect(returns[3]).toBeCloseTo((1.2 / 1.15 - 1) / 2, 5);
});

test("a stock locked limit-down is not sold: the order is carried over and the next fall is suffered", () => {
  const small = [1, 1, 1, 1, 0.9, 0.81, 0.8, 0.8];
  const { panel, stocks } = smallMarket({
    "600000": [1.2, 1.2, 1.2, 1.7, 1.53, 1.38, 1.38, 1.38],
    "600001": small.map(() => 1.3),
    "600002": small.map(() => 1.4),
  });
  const { returns, blockedSells } = tradableIndex(panel, stocks, WEEKLY);
  expect(Array.from(blockedSells)).toEqual([0, 0, 0, 0, 1, 1, 0, 0]);
  const held = 1.7 / 1.2;
  expect(returns[4]).toBeCloseTo((held * 0.9 + 1) / (held + 1) - 1, 3);
  const left = held * 0.9;
  expect(returns[5]).toBeCloseTo((left * (1.38 / 1.53) + 1) / (left + 1) - 1, 3);
  expect(returns[7]).toBeCloseTo(0, 12);
});

test("a suspended stock is neither bought nor sold, and is valued at its last close until it trades again", () => {
  const { panel, stocks } = smallMarket({
    "600000": [1, 1, null, null, null, 0.8, 0.8],
    "600001": [2, 2, 2, 2, 2, 2, 2],
    "600002": [9, 9, 9, 9, 9, 9, 9],
  });
  const { returns, blockedSells } = tradableIndex(panel, stocks, WEEKLY);
  expect(returns[2]).toBeCloseTo(0, 12);
  expect(blockedSells[4]).toBe(1);
  expect(returns[5]).toBeCloseTo(-0.1, 3);
});

test("a switch of the whole portfolio costs both sides' charges and the cost a side, once", () => {
  const { panel, stocks } = smallMarket({
    "600000": [1, 1, 1, 1.05, 1.05, 1.05],
    "600001": [2, 2, 2, 1, 1, 1],
  });
  const { returns, turnover } = tradableIndex(panel, stocks, { microSize: 1, rebalance: "weekly", costPerSide: 0.002 });
  const kept = (1 - SELL - 0.002) / (1 + BUY + 0.002);
  expect(returns[4]).toBeCloseTo(kept - 1, 12);
  expect(turnover[4]).toBeCloseTo(1, 2);
});

test("monthly rebalancing waits for the first day of the next month", () => {
  const closes = {
    "600000": Array.from({ length: 24 }, () => 1),
    "600001": Array.from({ length: 24 }, (_, t) => (t < 4 ? 2 : 0.9)),
  };
  const { panel, stocks } = smallMarket(closes);
  const { turnover } = tradableIndex(panel, stocks, { microSize: 1, rebalance: "monthly", costPerSide: 0 });
  expect([...turnover.keys()].filter((t) => turnover[t] > 0.01)).toEqual([1, 22]);
});

test("with nothing locked or suspended and one stock, it is that stock less nothing", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -0.09, max: 0.09, noNaN: true }), { minLength: 5, maxLength: 20 }),
      (moves) => {
        let price = 50;
        const closes = moves.map((move) => (price *= 1 + move));
        const { panel, stocks } = smallMarket({ "600000": closes });
        const { returns } = tradableIndex(panel, stocks, { ...WEEKLY, microSize: 1 });
        for (let t = 2; t < closes.length; t++) expect(returns[t]).toBeCloseTo(closes[t] / closes[t - 1] - 1, 4);
      },
    ),
  );
});
