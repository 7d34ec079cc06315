import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type FlatMarket,
  fairCoupon,
  impliedCarries,
  impliedCarryCurve,
  impliedVolatilities,
  ladder,
  meanOver,
  type Schedule,
} from "../../../../src/domain/snowball/index.ts";
import { InputError } from "../../../../src/errors.ts";
import { CASES } from "../reference-cases.ts";

const { schedule, market } = CASES.A1;

function price(contract: Schedule, at: FlatMarket, spot: number): number {
  return ladder(contract, at, [spot]).alive.price[0];
}

test("a fair coupon makes the note worth its principal, to 1e-9, whatever the shape of its coupons", () => {
  for (const name of ["A1", "B2", "B4", "E1"]) {
    const { schedule: contract, market: at } = CASES[name];
    const fair = fairCoupon(contract, at, 100, 100);
    expect(price(fair.schedule, at, 100)).toBeCloseTo(100, 9);
    expect(fair.coupon).toBeCloseTo((contract.knockOut[0]?.coupon ?? 0) * fair.factor, 12);
  }
});

test("the reference price of A1 at 100 gives back its coupon of 15%", () => {
  const half = {
    ...schedule,
    knockOut: schedule.knockOut.map((d) => ({ ...d, coupon: 0.075 })),
    couponAtMaturity: 0.075,
  };
  expect(fairCoupon(half, market, 100, 101.607937096).coupon).toBeCloseTo(0.15, 9);
});

test("without coupons there is nothing to multiply", () => {
  const none = { ...schedule, knockOut: schedule.knockOut.map((d) => ({ ...d, coupon: 0 })), couponAtMaturity: 0 };
  expect(() => fairCoupon(none, market, 100, 100)).toThrow(InputError);
});

test("a price gives back its volatility, among at most a few", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 0.6, noNaN: true }), (volatility) => {
      const found = impliedVolatilities(schedule, market, 95, price(schedule, { ...market, volatility }, 95));
      expect(Math.min(...found.map((v) => Math.abs(v - volatility)))).toBeLessThan(1e-7);
      for (const v of found) {
        const again = price(schedule, { ...market, volatility: v }, 95);
        expect(again).toBeCloseTo(price(schedule, { ...market, volatility }, 95), 6);
      }
    }),
    { numRuns: 6, seed: 1 },
  );
});

test("a price gives back its carry", () => {
  fc.assert(
    fc.property(fc.double({ min: -0.1, max: 0.4, noNaN: true }), (carry) => {
      const found = impliedCarries(schedule, market, 95, price(schedule, { ...market, carry }, 95));
      expect(Math.min(...found.map((q) => Math.abs(q - carry)))).toBeLessThan(1e-7);
    }),
    { numRuns: 6, seed: 2 },
  );
});

test("a price that no volatility gives is refused with those that can be had", () => {
  expect(() => impliedVolatilities(schedule, market, 95, 150)).toThrow(InputError);
  expect(() => impliedVolatilities(schedule, market, 95, 150)).toThrow(/price is 150; expected one between \d/);
});

test("futures on one carry give that carry back, a discount being positive", () => {
  const carry = { untilDay: [20, 40, 100], values: [0.3, 0.1, 0.05] };
  let sum = 0;
  const futures = carry.untilDay.map((day, i) => {
    sum += ((0.02 - carry.values[i]) * (day - (carry.untilDay[i - 1] ?? 0))) / 244;
    return { day, price: 5000 * Math.exp(sum) };
  });
  const curve = impliedCarryCurve(5000, 0.02, futures, 244);
  for (const [i, value] of curve.values.entries()) expect(value).toBeCloseTo(carry.values[i], 10);
  expect(meanOver(curve, 40)).toBeCloseTo(0.2, 10);
  expect(meanOver(curve, 10)).toBeCloseTo(0.3, 10);
  expect(meanOver(curve, 200)).toBeCloseTo((20 * 0.3 + 20 * 0.1 + 160 * 0.05) / 200, 10);
});

test("futures out of order or worthless are refused", () => {
  expect(() => impliedCarryCurve(5000, 0.02, [], 244)).toThrow(/futures is empty/);
  const late = { day: 20, price: 5000 };
  expect(() => impliedCarryCurve(5000, 0.02, [late, late], 244)).toThrow(/futures\[1\] .* a day after 20/);
});
