import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aliveExcessClaim } from "../../../../src/domain/snowball/claim.ts";
import { ladder, quadrature, type Schedule } from "../../../../src/domain/snowball/index.ts";
import { anyContract, anyMarket } from "../any-contract.ts";
import { engineSuite } from "../engine-suite.ts";
import { fullReference, fullReferenceAbsent } from "../full-reference.ts";
import { CASES } from "../reference-cases.ts";
import { REFERENCE_ROWS, type ReferenceRow } from "../reference-rows.ts";

engineSuite(quadrature, {
  price: 1e-6,
  delta: 1e-6,
  gamma: 1e-5,
  // The table's own slopes are differences of 0.001: good to 1e-4 of their size.
  slopes: [1e-4, 1e-4],
  standardErrors: 0,
  runs: 12,
  rows: () => true,
});

function rungsAt({ name, state, spot }: ReferenceRow) {
  const { schedule, market } = CASES[name];
  const { alive, knockedIn, errorBound } = ladder(schedule, market, [spot]);
  return { ...(state === "alive" ? alive : knockedIn), errorBound };
}

/** The table prints 12 digits: 5e-10 of a price near 100. */
const PRINTED = 5e-10;

function expectInsideBound(row: ReferenceRow) {
  const { price, delta, gamma, errorBound } = rungsAt(row);
  expect(errorBound).toBeLessThan(1e-6);
  expect(Math.abs(price[0] - row.price)).toBeLessThanOrEqual(errorBound + PRINTED);
  // Far inside what was asked (1e-6, 1e-6, 1e-5).
  expect(Math.abs(price[0] - row.price)).toBeLessThan(2e-8);
  expect(Math.abs(delta[0] - row.delta)).toBeLessThan(1e-8);
  expect(Math.abs(gamma[0] - row.gamma)).toBeLessThan(1e-8);
}

test("the stated error bound is below 1e-6 and holds on every row carried here", () => {
  for (const row of REFERENCE_ROWS) expectInsideBound(row);
});

describe.skipIf(fullReferenceAbsent)("against the whole reference table", () => {
  test("the stated error bound is below 1e-6 and holds on every row", () => {
    const rows = fullReference();
    expect(rows).toHaveLength(164);
    for (const row of rows) expectInsideBound(row);
  });
});

test("delta and gamma match differences of price", () => {
  fc.assert(
    fc.property(anyContract, anyMarket, fc.double({ min: 60, max: 120, noNaN: true }), (schedule, market, spot) => {
      const h = 2e-3;
      const at = ladder(
        schedule,
        market,
        [-2, -1, 0, 1, 2].map((k) => spot * (1 + k * h)),
      );
      for (const { price: p, delta, gamma } of [at.alive, at.knockedIn]) {
        const size = 1 + Math.abs(gamma[2]) * spot;
        const slope = (8 * (p[3] - p[1]) - (p[4] - p[0])) / (12 * h * spot);
        const bend = (16 * (p[3] + p[1]) - (p[4] + p[0]) - 30 * p[2]) / (12 * (h * spot) ** 2);
        expect(Math.abs(slope - delta[2])).toBeLessThan(1e-3 * size);
        expect(Math.abs(bend - gamma[2])).toBeLessThan(1e-2 * size);
      }
    }),
    { numRuns: 40, seed: 4 },
  );
});

test("one ladder holds the same values as single questions, in both states", () => {
  const { schedule, market } = CASES.B1;
  const spots = [70, 75, 88, 103, 120];
  const at = ladder(schedule, market, spots);
  for (const [i, spot] of spots.entries()) {
    const single = ladder(schedule, market, [spot]);
    expect(single.alive.price[0]).toBe(at.alive.price[i]);
    expect(single.knockedIn.gamma[0]).toBe(at.knockedIn.gamma[i]);
  }
});

test("volatility near 0 tends to the deterministic limit", () => {
  const { schedule } = CASES.A1;
  for (const spot of [79, 95, 104]) {
    const limit = ladder(schedule, { rate: 0.02, carry: 0.03, volatility: 0 }, [spot]);
    const near = ladder(schedule, { rate: 0.02, carry: 0.03, volatility: 0.001 }, [spot]);
    expect(near.alive.price[0]).toBeCloseTo(limit.alive.price[0], 6);
    expect(near.knockedIn.delta[0]).toBeCloseTo(limit.knockedIn.delta[0], 5);
  }
});

test("a knock-in observed on every listed day is a daily knock-in", () => {
  fc.assert(
    fc.property(anyContract, anyMarket, (schedule, market) => {
      const knockIn = schedule.knockIn!;
      const days = Array.from({ length: schedule.days }, (_, i) => i + 1);
      const daily = ladder({ ...schedule, knockIn: { ...knockIn, observe: "daily" } }, market, [90, 100]);
      const listed = ladder({ ...schedule, knockIn: { ...knockIn, observe: days } }, market, [90, 100]);
      expect(listed.alive.price).toEqual(daily.alive.price);
    }),
    { numRuns: 10, seed: 5 },
  );
});

test("observing more closes for the knock-in never helps the holder", () => {
  fc.assert(
    fc.property(anyContract, anyMarket, (schedule, market) => {
      const knockIn = { barrier: schedule.knockIn!.barrier };
      const price = (observe: "daily" | "expiry" | number[]): number =>
        ladder({ ...schedule, knockIn: { ...knockIn, observe } }, market, [92]).alive.price[0];
      const monthly = [10, schedule.days];
      expect(price("daily")).toBeLessThanOrEqual(price(monthly) + 1e-6);
      expect(price(monthly)).toBeLessThanOrEqual(price("expiry") + 1e-6);
    }),
    { numRuns: 15, seed: 6 },
  );
});

test("knocking out above an unreachable barrier or not at all is the same", () => {
  const { schedule, market } = CASES.A1;
  const far = schedule.knockOut.map((date) => ({ ...date, barrier: 1000 }));
  const a = ladder({ ...schedule, knockOut: far }, market, [70, 100, 120]);
  const b = ladder({ ...schedule, knockOut: [] }, market, [70, 100, 120]);
  for (const [i, price] of a.alive.price.entries()) expect(price).toBeCloseTo(b.alive.price[i], 7);
});

test("a contract that cannot knock in and out pays its coupon for certain", () => {
  const schedule: Schedule = { ...CASES.A1.schedule, knockOut: [], knockIn: null };
  const at = ladder(schedule, CASES.A1.market, [50, 100, 200]);
  for (const price of at.alive.price) expect(price).toBeCloseTo(115 * Math.exp(-0.02), 9);
});

test("a coupon that is always paid is worth its payments discounted", () => {
  const { schedule, market } = CASES.A1;
  const coupons = [21, 42, 63].map((day) => ({ day, barrier: 0, amount: 0.01 }));
  const plain = ladder(schedule, market, [80, 100]);
  const fixed = ladder({ ...schedule, periodicCoupon: coupons }, market, [80, 100]);
  const worth = [21, 42, 63].reduce((sum, day) => sum + Math.exp((-0.02 * day) / 252), 0);
  for (const [i, price] of fixed.alive.price.entries()) expect(price - plain.alive.price[i]).toBeCloseTo(worth, 9);
});

test("a Paris knock-in is refused, naming the engine that prices it, until it has knocked in", () => {
  const paris = { days: 5, count: "consecutive", soFar: 0 } as const;
  const schedule = { ...CASES.A1.schedule, knockIn: { barrier: 80, observe: "daily", paris } as const };
  expect(() => aliveExcessClaim(schedule)).toThrow(/knockIn.paris .* monte-carlo/);
  const spots = [90, 100];
  const knockedIn = quadrature(schedule, CASES.A1.market, { spots, state: "knocked-in" }).valuations;
  const plain = ladder(CASES.A1.schedule, CASES.A1.market, spots).knockedIn.price;
  for (const [i, { price }] of knockedIn.entries()) expect(price).toBeCloseTo(plain[i], 9);
});

test("a market that is not constant is refused, naming the engine that prices it", () => {
  const curve = { untilDay: [21], values: [0.03] };
  const ask = () =>
    quadrature(CASES.A1.schedule, { ...CASES.A1.market, carry: curve }, { spots: [100], state: "alive" });
  expect(ask).toThrow(/market.carry .* finite-difference/);
});

describe("deltas of a 24-month note: knock-in 75%, knock-out 103%, coupon 15%, volatility 20%, carry 6%", () => {
  const SHARES = [0.76, 0.78, 0.8, 0.85, 0.9, 0.95, 1, 1.05];
  const TABLE: [monthsLeft: number, state: "alive" | "knockedIn", deltas: number[]][] = [
    [24, "alive", [1.26, 1.29, 1.26, 1.23, 1.08, 0.91, 0.71, 0.48]],
    [24, "knockedIn", [1.08, 1.09, 1.09, 1.07, 1.07, 0.98, 0.79, 0.6]],
    [13, "alive", [1.97, 2.0, 1.95, 1.8, 1.48, 1.12, 0.7, 0.36]],
    [13, "knockedIn", [1.13, 1.16, 1.19, 1.28, 1.43, 1.47, 1.34, 0.91]],
    [4, "alive", [4.16, 4.11, 3.76, 2.56, 1.3, 0.51, 0.06, -0.1]],
    [4, "knockedIn", [1.0, 1.02, 1.04, 1.2, 1.49, 1.91, 1.98, 1.51]],
  ];

  test.each(TABLE)("%i months left, %s: those of an independent Monte Carlo (5%% and 0.05)", (left, state, deltas) => {
    const passed = 24 - left;
    const schedule: Schedule = {
      ...CASES.A1.schedule,
      initialPrice: 1,
      days: 21 * left,
      knockOut: Array.from({ length: left }, (_, i) => i + 1)
        .filter((month) => month + passed >= 3)
        .map((month) => ({ day: 21 * month, barrier: 1.03, coupon: 0.15, accrualYears: (month + passed) / 12 })),
      knockIn: { barrier: 0.75, observe: "daily" },
      accrualYearsAtMaturity: 2,
      afterKnockIn: { strikeUpper: 1, strikeLower: 0, participation: 1 },
    };
    const at = ladder(schedule, { rate: 0.02, carry: 0.06, volatility: 0.2 }, SHARES)[state];
    for (const [i, delta] of deltas.entries()) {
      expect(Math.abs(at.delta[i] - delta)).toBeLessThan(0.05 + 0.05 * Math.abs(delta));
    }
  });
});
