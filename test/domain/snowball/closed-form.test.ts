import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cashAboveAssetBelow,
  cashOrNothingCall,
  closesToContinuous,
  downAndInPut,
  vanilla,
} from "../../../src/domain/snowball/closed-form.ts";
import { ladder, type Schedule } from "../../../src/domain/snowball/index.ts";
import { anyMarket } from "./any-contract.ts";
import { CASES } from "./reference-cases.ts";

const MARKET = { rate: 0.02, carry: 0.04, volatility: 0.16 };
const NEAR = closesToContinuous(80, 0.16, 252);

/** Closed-form rows of the reference table (one year, strike 100): price to 1e-9, its own differences to 1e-8. */
const ROWS: [string, (spot: number) => ReturnType<typeof vanilla>, number, number, number, number][] = [
  ["call", (s) => vanilla(1, 100, MARKET, 1, s), 80, 0.388221378017, 0.0720434701045, 0.0106236170973],
  ["call", (s) => vanilla(1, 100, MARKET, 1, s), 105, 7.87496037155, 0.578918299537, 0.0220575255997],
  ["put", (s) => vanilla(-1, 100, MARKET, 1, s), 80, 21.5449335765, -0.888745969048, 0.0106236170973],
  ["put", (s) => vanilla(-1, 100, MARKET, 1, s), 100, 7.20677516074, -0.497637378825, 0.023931977217],
  ["digital", (s) => cashOrNothingCall(103, MARKET, 1, s), 95, 0.234023533929, 0.019990158671, 0.000723756305785],
  ["digital", (s) => cashOrNothingCall(103, MARKET, 1, s), 103, 0.410493542874, 0.0232349293335, 6.34449165974e-5],
  ["knock-in put", (s) => downAndInPut(100, 80, MARKET, 1, s), 85, 15.9049298234, -1.07305032223, 0.0294452694483],
  ["knock-in put", (s) => downAndInPut(100, 80, MARKET, 1, s), 105, 2.50494248865, -0.287100156384, 0.0281102558007],
  ["at closes", (s) => downAndInPut(100, NEAR, MARKET, 1, s), 85, 15.6883219901, -1.08316930057, 0.0318115182908],
  ["at closes", (s) => downAndInPut(100, NEAR, MARKET, 1, s), 100, 4.16429717984, -0.442581444615, 0.0380843633558],
  ["one date", (s) => cashAboveAssetBelow(115, 80, MARKET, 1, s), 70, 71.3333992117, 1.49054693583, 0.0326607036573],
  ["one date", (s) => cashAboveAssetBelow(115, 80, MARKET, 1, s), 105, 110.056475287, 0.313720995002, -0.0320648320561],
];

test.each(ROWS)("%s at %# equals the table", (_, formula, spot, price, delta, gamma) => {
  const value = formula(spot);
  expect(Math.abs(value.price - price)).toBeLessThan(1e-9);
  expect(Math.abs(value.delta - delta)).toBeLessThan(1e-8);
  expect(Math.abs(value.gamma - gamma)).toBeLessThan(1e-8);
});

test("put and call differ by the forward", () => {
  fc.assert(
    fc.property(anyMarket, fc.double({ min: 50, max: 200, noNaN: true }), (market, spot) => {
      const forward = spot * Math.exp(-market.carry * 2) - 100 * Math.exp(-market.rate * 2);
      expect(vanilla(1, 100, market, 2, spot).price - vanilla(-1, 100, market, 2, spot).price).toBeCloseTo(forward, 9);
    }),
  );
});

test("the quadrature engine prices a snowball of one date like its closed form, to 1e-9", () => {
  const base = CASES.A1.schedule;
  const schedule: Schedule = {
    ...base,
    knockOut: [{ day: 252, barrier: 103, coupon: 0.15, accrualYears: 1 }],
    knockIn: { barrier: 80, observe: "expiry" },
  };
  for (const spot of [70, 90, 100, 105]) {
    const exact = cashAboveAssetBelow(115, 80, MARKET, 1, spot);
    const { alive } = ladder(schedule, MARKET, [spot]);
    expect(Math.abs(alive.price[0] - exact.price)).toBeLessThan(1e-9);
    expect(Math.abs(alive.delta[0] - exact.delta)).toBeLessThan(1e-9);
    expect(Math.abs(alive.gamma[0] - exact.gamma)).toBeLessThan(1e-9);
  }
});

test("a knock-in put watched at closes comes near the continuous one with its barrier moved (5e-3 of the price)", () => {
  for (const spot of [85, 90, 100]) {
    const { alive } = ladder(CASES.X4.schedule, MARKET, [spot]);
    expect(Math.abs(-alive.price[0] - downAndInPut(100, NEAR, MARKET, 1, spot).price)).toBeLessThan(6e-3);
  }
});
