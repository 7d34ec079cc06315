import fc from "fast-check";
import { expect, test } from "vitest";
import { crowdSize } from "../../../src/domain/crowding/index.ts";

const market = {
  "1000": { turnoverCny: 1.5e11, dailyVolatility: 0.015 },
  micro: { turnoverCny: 1.5e10, dailyVolatility: 0.02 },
};
const usual = {
  capitalCny: 1.5e12,
  turnoverShare: 0.2,
  soldPart: 0.1,
  split: { "1000": 0.9, micro: 0.1 },
  days: 5,
  squareRootConstant: 0.7,
  depthConstant: 0.4,
};

test("by hand: 15bn of micro caps against 15bn a day", () => {
  const { groups, ...whole } = crowdSize(market, usual);
  const micro = groups.micro!;
  expect(micro.soldCny).toBeCloseTo(1.5e10, 3);
  expect(micro.daysOfTurnover).toBeCloseTo(1, 12);
  expect(micro.daysToLiquidate).toBeCloseTo(5, 12);
  expect(micro.shareOfTurnover).toBeCloseTo(0.2, 12);
  expect(micro.impactSquareRoot).toBeCloseTo(0.7 * 0.02, 12);
  expect(micro.impactLinear).toBeCloseTo(1 / (0.4 * (1 / 0.02) * Math.sqrt(20)), 12);
  expect(whole.holdingDays).toBeCloseTo(1.5e12 / (0.2 * 1.65e11), 12);
  expect(whole.soldCny).toBe(1.5e11);
  const other = groups["1000"]!;
  expect(whole.impactLinear).toBeCloseTo(0.9 * other.impactLinear + 0.1 * micro.impactLinear, 12);
});

test("selling all the capital takes as many days as the crowd holds a stock", () => {
  const { daysToLiquidate, holdingDays } = crowdSize(market, { ...usual, soldPart: 1 });
  expect(daysToLiquidate).toBeCloseTo(holdingDays, 12);
});

test("twice the sale has twice the linear impact and the root of two the other; both grow with the sale", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.5, noNaN: true }), (soldPart) => {
      const once = crowdSize(market, { ...usual, soldPart });
      const twice = crowdSize(market, { ...usual, soldPart: 2 * soldPart });
      expect(twice.impactLinear / once.impactLinear).toBeCloseTo(2, 10);
      expect(twice.impactSquareRoot / once.impactSquareRoot).toBeCloseTo(Math.SQRT2, 10);
    }),
  );
});

test("the split counts only over groups that trade, and an unknown volatility leaves the impact unknown", () => {
  const { groups } = crowdSize(market, { ...usual, split: { "1000": 3, micro: 1, "2000": 6 } });
  expect(groups["1000"]!.soldCny / groups.micro!.soldCny).toBeCloseTo(3, 12);
  expect(groups["2000"]).toBeUndefined();
  const still = crowdSize(
    { micro: { turnoverCny: 1e9, dailyVolatility: Number.NaN } },
    { ...usual, split: { micro: 1 } },
  );
  expect(still.impactSquareRoot).toBeNaN();
  expect(still.daysToLiquidate).toBeGreaterThan(0);
});
