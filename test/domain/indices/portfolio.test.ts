import fc from "fast-check";
import { expect, test } from "vitest";
import {
  aimAtEqualParts,
  buyOrders,
  markPrices,
  newPortfolio,
  portfolioValue,
  sellOrders,
} from "../../../src/domain/indices/portfolio.ts";

const width = 6;
const prices = fc.array(fc.double({ min: 0.5, max: 50, noNaN: true }), { minLength: width, maxLength: width });
const doors = fc.array(fc.boolean(), { minLength: width, maxLength: width });
const groups = fc
  .array(fc.constantFrom(0, 1), { minLength: width, maxLength: width })
  .filter((list) => list.includes(0));
const day = fc.record({ prices, canSell: doors, canBuy: doors, groups, rate: fc.constantFrom(0, 0.001, 0.02) });

test("trading changes the value by its cost and nothing else; cash and holdings never go below zero", () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), (list) => {
      const portfolio = newPortfolio(width, 1);
      for (const { prices, canSell, canBuy, groups, rate } of list) {
        markPrices(portfolio, Float64Array.from(prices));
        const before = portfolioValue(portfolio);
        aimAtEqualParts(portfolio, Int8Array.from(groups), 0);
        const sold = sellOrders(portfolio, (j) => canSell[j], rate);
        const bought = buyOrders(portfolio, (j) => canBuy[j], rate);
        expect(portfolioValue(portfolio)).toBeCloseTo(before - rate * (sold.amount + bought.amount), 10);
        expect(portfolio.cash).toBeGreaterThan(-1e-12);
        expect(Math.min(...portfolio.shares)).toBeGreaterThanOrEqual(-1e-12);
      }
    }),
  );
});

test("with every door open and no cost it ends in equal parts of the members", () => {
  fc.assert(
    fc.property(day, day, (first, second) => {
      const portfolio = newPortfolio(width, 1);
      for (const { prices, groups } of [first, second]) {
        markPrices(portfolio, Float64Array.from(prices));
        aimAtEqualParts(portfolio, Int8Array.from(groups), 0);
        sellOrders(portfolio, () => true, 0);
        buyOrders(portfolio, () => true, 0);
      }
      const part = portfolioValue(portfolio) / second.groups.filter((group) => group === 0).length;
      second.groups.forEach((group, j) => {
        expect(portfolio.shares[j] * portfolio.prices[j]).toBeCloseTo(group === 0 ? part : 0, 10);
      });
    }),
  );
});

test("what cannot be paid for is cut alike and stays an order", () => {
  const portfolio = newPortfolio(3, 0);
  markPrices(portfolio, Float64Array.of(1, 1, 1));
  portfolio.shares.set([10, 0, 0]);
  aimAtEqualParts(portfolio, Int8Array.of(1, 0, 0), 0);
  portfolio.cash = 4;
  buyOrders(portfolio, () => true, 0);
  expect(Array.from(portfolio.shares)).toEqual([10, 2, 2]);
  expect(Array.from(portfolio.toBuy)).toEqual([0, 3, 3]);
  expect(portfolio.toSell[0]).toBe(10);
});
