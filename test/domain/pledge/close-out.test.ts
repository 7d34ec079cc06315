import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CloseOutMarket,
  type CloseOutPace,
  closeOut,
  dailyCap,
  type PledgedCompany,
  pledgeOverhang,
  soldWithin,
} from "../../../src/domain/pledge/index.ts";

const MARKET: CloseOutMarket = { totalShares: 630e6, dailyShares: 4e6, volatility: 0.03 };
const PACE: CloseOutPace = { participation: 0.1, controlling: true, squareRootConstant: 0.7, depthConstant: 0.4 };

describe("a lender's sale", () => {
  test("of a controlling holder's shares goes at 1% of the company in 63 trading days at most, else at a share of trading", () => {
    expect(dailyCap(MARKET, PACE)).toBeCloseTo(100_000, 6);
    expect(dailyCap(MARKET, { ...PACE, controlling: false })).toBe(400_000);
    expect(dailyCap({ ...MARKET, dailyShares: 500_000 }, PACE)).toBe(50_000);
    expect(dailyCap({ ...MARKET, totalShares: Number.NaN }, PACE)).toBeNaN();
  });

  test("of 1% of the company takes 63 days, and moves the price by the laws of impact", () => {
    const sale = closeOut(6.3e6, MARKET, PACE);
    expect(sale.days).toBeCloseTo(63, 9);
    expect(sale.daysOfTurnover).toBeCloseTo(1.575, 12);
    // 0.7 x 3% x sqrt(1.575).
    expect(sale.impactSquareRoot).toBeCloseTo(0.7 * 0.03 * Math.sqrt(1.575), 12);
    const depth = (0.4 * 4e6 * Math.sqrt(20)) / 0.03;
    expect(sale.impactSaturating).toBeCloseTo(0.5 * -Math.expm1(-6.3e6 / (0.5 * depth)), 12);
  });

  test("of nothing takes no day and moves nothing; in a stock that does not trade it never ends", () => {
    expect(closeOut(0, MARKET, PACE)).toMatchObject({ days: 0, impactSquareRoot: 0, impactSaturating: 0 });
    expect(closeOut(1, { ...MARKET, dailyShares: 0 }, PACE).days).toBe(Number.POSITIVE_INFINITY);
    expect(closeOut(1, { ...MARKET, dailyShares: Number.NaN }, PACE).days).toBeNaN();
  });

  test("is done exactly when its days are over", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e8, noNaN: true }), (shares) => {
        const { days } = closeOut(shares, MARKET, PACE);
        const cap = dailyCap(MARKET, PACE);
        expect(soldWithin(shares, cap, days)).toBeCloseTo(shares, 3);
        expect(soldWithin(shares, cap, days / 2)).toBeCloseTo(shares / 2, 3);
        expect(soldWithin(shares, cap, 2 * days)).toBe(shares);
      }),
    );
  });
});

describe("the overhang of many companies", () => {
  const company = (more: Partial<PledgedCompany>): PledgedCompany => ({
    ...MARKET,
    pledged: 6.3e6,
    below: 6.3e6,
    price: 10,
    ...more,
  });

  test("adds up value, trading and what is sold, and takes medians of days over the companies below", () => {
    const told = pledgeOverhang(
      [company({}), company({ below: 12.6e6, pledged: 20e6, price: 5 }), company({ below: 0 })],
      PACE,
    );
    expect(told).toMatchObject({ companies: 3, companiesBelow: 2, boundByRule: 1 });
    expect(told.pledgedCny).toBeCloseTo(63e6 + 100e6 + 63e6, 3);
    expect(told.belowCny).toBeCloseTo(126e6, 3);
    expect(told.turnoverCny).toBeCloseTo(60e6, 3);
    expect(told.overhangDays).toBeCloseTo(2.1, 12);
    expect(told.medianDays).toBeCloseTo((63 + 126) / 2, 9);
    const quarter = told.paces.find(({ days }) => days === 63);
    expect(quarter?.soldCny).toBeCloseTo(63e6 + 31.5e6, 3);
    expect(quarter?.share).toBeCloseTo(0.75, 12);
  });

  test("has no days and no shares where nothing is below", () => {
    const told = pledgeOverhang([company({ below: 0 })], PACE);
    expect(told).toMatchObject({ companiesBelow: 0, belowCny: 0 });
    expect([told.overhangDays, told.medianDays, told.boundByRule, told.paces[0].share]).toEqual(
      new Array(4).fill(Number.NaN),
    );
  });
});
