import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { vanilla } from "../../../src/domain/snowball/closed-form.ts";
import type { Engine, Market, Schedule, SpotValuation, State } from "../../../src/domain/snowball/index.ts";
import { InputError } from "../../../src/errors.ts";
import { anyContract, anyMarket, rescaled } from "./any-contract.ts";
import { CASES } from "./reference-cases.ts";
import { REFERENCE_ROWS, type ReferenceRow } from "./reference-rows.ts";

/** How far an engine may be from the truth: in price and gamma for an initial price of 100. */
export interface Tolerance {
  readonly price: number;
  readonly delta: number;
  readonly gamma: number;
  /** Of vega, rho and carryRho: the first as it stands, the second as a share of their size. */
  readonly slopes: readonly [absolute: number, relative: number];
  /** Standard errors of the price that are granted on top, for engines that sample. */
  readonly standardErrors: number;
  /** Random contracts a property is tried on. */
  readonly runs: number;
  /** Rows of the reference table that the engine is held to. */
  readonly rows: (row: ReferenceRow) => boolean;
}

const BOND: Schedule = { ...CASES.A1.schedule, knockOut: [{ day: 10, barrier: 1, coupon: 0.15, accrualYears: 2 }] };
const NO_BARRIERS: Schedule = { ...CASES.A1.schedule, knockOut: [], knockIn: null };

/**
 * What every engine must do; `tolerance` states how well. Properties over random contracts are tried with `quick`, the
 * engine itself or one that samples less.
 */
export function engineSuite(engine: Engine, tolerance: Tolerance, quick: Engine = engine): void {
  const { runs } = tolerance;
  const one = (schedule: Schedule, market: Market, spot: number, state: State, by = engine) =>
    by(schedule, market, { spots: [spot], state }).valuations[0];
  const allowed = (value: SpotValuation) => tolerance.price + tolerance.standardErrors * (value.standardError ?? 0);
  const expectPrice = (value: SpotValuation, price: number) =>
    expect(Math.abs(value.price - price)).toBeLessThanOrEqual(allowed(value));

  describe("reference rows", () => {
    test.each(REFERENCE_ROWS.filter(tolerance.rows))("$name $state at $spot", (row) => {
      const { schedule, market } = CASES[row.name];
      const value = one(schedule, market, row.spot, row.state);
      expectPrice(value, row.price);
      expect(Math.abs(value.delta - row.delta)).toBeLessThanOrEqual(tolerance.delta);
      expect(Math.abs(value.gamma - row.gamma)).toBeLessThanOrEqual(tolerance.gamma);
      for (const name of ["vega", "rho", "carryRho"] as const) {
        if (Number.isNaN(row[name])) continue;
        const within = tolerance.slopes[0] + tolerance.slopes[1] * Math.abs(row[name]);
        expect(Math.abs(value[name] - row[name]), name).toBeLessThanOrEqual(within);
      }
    });
  });

  test("a contract that must knock out on one day is a bond: its payment discounted, delta 0, in both states", () => {
    for (const state of ["alive", "knocked-in"] as const) {
      const value = one(BOND, CASES.A1.market, 100, state);
      expectPrice(value, 130 * Math.exp((-0.02 * 10) / 252));
      expect(Math.abs(value.delta)).toBeLessThanOrEqual(tolerance.delta);
      expect(Math.abs(value.gamma)).toBeLessThanOrEqual(tolerance.gamma);
    }
  });

  test("knocked in, without barriers, it is a bond less a Black-Scholes put", () => {
    const { market } = CASES.A1;
    for (const spot of [80, 100, 130]) {
      const put = vanilla(-1, 100, market, 1, spot);
      const value = one(NO_BARRIERS, market, spot, "knocked-in");
      expectPrice(value, 100 * Math.exp(-0.02) - put.price);
      expect(Math.abs(value.delta + put.delta)).toBeLessThanOrEqual(tolerance.delta);
      expect(Math.abs(value.gamma + put.gamma)).toBeLessThanOrEqual(tolerance.gamma);
    }
  });

  test("price rises with coupon", () => {
    fc.assert(
      fc.property(anyContract, anyMarket, fc.double({ min: 75, max: 110, noNaN: true }), (schedule, market, spot) => {
        const richer = {
          ...schedule,
          couponAtMaturity: schedule.couponAtMaturity + 0.05,
          knockOut: schedule.knockOut.map((date) => ({ ...date, coupon: date.coupon + 0.05 })),
        };
        const value = one(richer, market, spot, "alive", quick);
        expect(value.price).toBeGreaterThanOrEqual(one(schedule, market, spot, "alive", quick).price - allowed(value));
      }),
      { numRuns: runs, seed: 1 },
    );
  }, 30_000);

  test("knocked in is worth no more than alive where the coupon is not negative", () => {
    fc.assert(
      fc.property(anyContract, anyMarket, fc.double({ min: 50, max: 130, noNaN: true }), (schedule, market, spot) => {
        const alive = one(schedule, market, spot, "alive", quick);
        const knockedIn = one(schedule, market, spot, "knocked-in", quick);
        expect(knockedIn.price).toBeLessThanOrEqual(alive.price + allowed(alive) + allowed(knockedIn));
      }),
      { numRuns: runs, seed: 2 },
    );
  }, 30_000);

  test("scaling every price scales the value and its gamma's inverse, and leaves delta", () => {
    fc.assert(
      fc.property(anyContract, anyMarket, fc.double({ min: 0.1, max: 70, noNaN: true }), (schedule, market, factor) => {
        const value = one(schedule, market, 93, "alive", quick);
        const scaled = one(rescaled(schedule, factor), market, 93 * factor, "alive", quick);
        expect(scaled.price / factor).toBeCloseTo(value.price, 7);
        expect(scaled.delta).toBeCloseTo(value.delta, 7);
        expect(scaled.gamma * factor).toBeCloseTo(value.gamma, 7);
      }),
      { numRuns: runs, seed: 3 },
    );
  }, 30_000);

  test("theta is what the Black-Scholes equation makes of price, delta and gamma", () => {
    const { schedule, market } = CASES.A1;
    const { price, delta, gamma, theta } = one(schedule, market, 100, "alive", quick);
    const drift = 0.02 * price + 0.02 * 100 * delta - (0.16 ** 2 * 100 ** 2 * gamma) / 2;
    expect(theta * 252).toBeCloseTo(drift, 9);
  });

  test("without volatility the contract is worth what its rules pay on the one certain path", () => {
    const { schedule } = CASES.A1;
    const still = { rate: 0, carry: 0, volatility: 0 };
    expectPrice(one(schedule, still, 104, "alive"), 100 + 15 * 0.25);
    expectPrice(one(schedule, still, 95, "alive"), 115);
    expectPrice(one(schedule, still, 95, "knocked-in"), 95);
    expectPrice(one(schedule, still, 79, "alive"), 79);
    expect(one(schedule, still, 79, "alive").delta).toBeCloseTo(1, 6);
    const value = one(schedule, { rate: 0.02, carry: 0.3, volatility: 0 }, 95, "alive");
    expectPrice(value, 95 * Math.exp(-0.3));
    expect(value.carryRho).toBeCloseTo(-95 * Math.exp(-0.3), 4);
  });

  test.each([
    [{ rate: 0.02, carry: 0.04, volatility: Number.NaN }, /market.volatility is NaN/],
    [{ rate: 0.02, carry: 0.04, volatility: -0.1 }, /market.volatility is -0.1/],
    [{ rate: 0.02, carry: 0.04, volatility: 16 }, /market.volatility is 16; expected .* decimal/],
    [{ rate: Number.NaN, carry: 0.04, volatility: 0.16 }, /market.rate is NaN/],
    [{ rate: 0.02, carry: 4, volatility: 0.16 }, /market.carry is 4/],
  ])("a market of %j is refused by name", (market, message) => {
    const ask = () => one(CASES.A1.schedule, market, 100, "alive");
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(message);
  });

  test.each([[[]], [[100, -1]], [[Number.NaN]]])("spots %j are refused", (spots) => {
    const ask = () => engine(CASES.A1.schedule, CASES.A1.market, { spots, state: "alive" });
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(/spots/);
  });
}
