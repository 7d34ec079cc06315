import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  contSchaanning,
  depthFromImpact,
  depthFromTurnover,
  type Institutions,
  institutionsOf,
  type LeverageRules,
  systemHoldings,
  USUAL_LEVERAGE_RULES,
} from "../../../src/domain/network/index.ts";
import { forAssets, reversed, scaled, shares, systems } from "./systems.ts";

const one = (equity: number, holdings: number[], other = 0) => ({
  name: "A",
  equity,
  cash: 0,
  other,
  loan: 0,
  holdings,
});
const RULES: LeverageRules = { ...USUAL_LEVERAGE_RULES, cap: 20, target: 15 };

/** Depths of three times what is held, at least of 10. */
const depthOf = (system: Institutions) => systemHoldings(system).map((held) => 10 + 3 * held);

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

test("one bank, one asset, one round in closed form, to 1e-12", () => {
  const [held, other, equity, shock, depth] = [100, 20, 8, 0.03, 400];
  const run = contSchaanning(institutionsOf(["bond"], [one(equity, [held], other)]), [depth], [shock], RULES);
  // After the shock: holdings 97, assets 117, equity 5, leverage 23.4 > 20.
  const sold = 117 - 15 * 5;
  const move = (1 - 0.5 / 0.97) * (1 - Math.exp(-sold / (0.5 * depth)));
  const kept = 97 - sold;
  const after = 5 - kept * move - 0.5 * sold * move;
  expect(run.soldByRound[0]).toBeCloseTo(sold, 12);
  expect(run.pricesByRound[0]).toBeCloseTo(0.97 * (1 - move), 12);
  expect(run.rounds).toBeGreaterThanOrEqual(1);
  const gentle = contSchaanning(institutionsOf(["bond"], [one(equity, [held], other)]), [4000], [shock], RULES);
  const small = (1 - 0.5 / 0.97) * (1 - Math.exp(-sold / 2000));
  expect(gentle.rounds).toBe(1);
  expect(gentle.equity[0]).toBeCloseTo(5 - kept * small - 0.5 * sold * small, 12);
  expect(gentle.lostToPrices[0]).toBeCloseTo(kept * small, 12);
  expect(gentle.shortfall[0]).toBeCloseTo(0.5 * sold * small, 12);
  expect(gentle.shareSold).toBeCloseTo(sold / 97, 12);
  expect(after).toBeLessThan(gentle.equity[0]);
});

test("a market that takes nothing ends at the floor, one without end does not move", () => {
  const system = institutionsOf(["bond"], [one(4, [100])]);
  expect(contSchaanning(system, [1e-9], [0.02], RULES).prices[0]).toBeCloseTo(0.5, 12);
  const deep = contSchaanning(system, [Number.POSITIVE_INFINITY], [0.02], RULES);
  expect(deep).toMatchObject({ rounds: 1, prices: Float64Array.of(0.98), shortfall: Float64Array.of(0) });
  // Leverage after the sale is the target: assets less what was sold, over what the shock left.
  expect((98 * (1 - deep.shareSold)) / deep.equity[0]).toBeCloseTo(15, 12);
});

test("a small sale moves a price by sale over depth: the linear limit, to a millionth of the move", () => {
  const system = institutionsOf(["bond"], [one(4.9, [100])]);
  const depth = 1e9;
  const run = contSchaanning(system, [depth], [0], RULES);
  expect((1 - run.prices[0]) / (run.soldByRound[0] / depth)).toBeCloseTo(1, 6);
});

test("a price that the shock took below the floor is moved no further", () => {
  const system = institutionsOf(["bond"], [{ ...one(70, [100], 400) }]);
  const run = contSchaanning(system, [1], [0.6], RULES);
  expect(run.rounds).toBe(1);
  expect(run.prices[0]).toBe(0.4);
});

test("nothing is sold while leverage is within its cap", () => {
  fc.assert(
    fc.property(systems, shares(0.3), (system, shock) => {
      const shocks = forAssets(system, shock);
      const calm = contSchaanning(system, depthOf(system), shocks, { ...USUAL_LEVERAGE_RULES, cap: 1e9, target: 1e9 });
      fc.pre(calm.equity.every((equity) => equity > 0.001));
      expect(calm.rounds).toBe(0);
      expect(calm.prices).toEqual(shocks.map((value) => 1 - value));
      for (const [i, equity] of system.equity.entries()) {
        expect(calm.equity[i] + calm.lostToShock[i]).toBeCloseTo(equity, 9);
      }
    }),
  );
});

test("institutions without common assets do not touch each other, to 1e-10", () => {
  const left = { ...one(6, [100, 0], 30), name: "left" };
  const right = { ...one(5, [0, 80], 10), name: "right" };
  const [depth, shocks] = [
    [300, 200],
    [0.03, 0.02],
  ];
  const both = contSchaanning(institutionsOf(["a", "b"], [left, right]), depth, shocks, RULES);
  const alone = [left, right].map((row) => contSchaanning(institutionsOf(["a", "b"], [row]), depth, shocks, RULES));
  expect(both.rounds).toBe(Math.max(...alone.map(({ rounds }) => rounds)));
  expect(both.rounds).toBeGreaterThan(0);
  for (const i of [0, 1]) {
    expect(both.equity[i]).toBeCloseTo(alone[i].equity[0], 10);
    expect(both.prices[i]).toBeCloseTo(alone[i].prices[i], 10);
  }
});

test("a common asset carries the loss over: one within its cap loses, and may be made to sell", () => {
  const weak = { ...one(5.2, [100], 0), name: "weak" };
  const strong = { ...one(6.8, [100], 20), name: "strong" };
  const system = institutionsOf(["bond"], [weak, strong]);
  const alone = contSchaanning(institutionsOf(["bond"], [strong]), [300], [0.005], RULES);
  const run = contSchaanning(system, [300], [0.005], RULES);
  expect(alone.rounds).toBe(0);
  expect(run.lostToPrices[1]).toBeGreaterThan(0);
  expect(run.rounds).toBeGreaterThan(1);
});

test("in the first round a larger shock to one asset never means fewer units sold of it", () => {
  fc.assert(
    fc.property(systems, shares(0.3), shares(0.1), (system, [shock], [more]) => {
      fc.pre(system.assets.length === 1);
      const units = (loss: number) => {
        const { soldByRound } = contSchaanning(system, depthOf(system), [loss], USUAL_LEVERAGE_RULES);
        return (soldByRound[0] ?? 0) / (1 - loss);
      };
      expect(units(shock + more)).toBeGreaterThanOrEqual(units(shock) - 1e-9);
    }),
    { numRuns: 200 },
  );
});

test("one bank with one asset sells no less, and keeps no more, after a larger shock", () => {
  const bank = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 31, max: 130 }));
  fc.assert(
    fc.property(bank, shares(0.3), shares(0.1), ([other, ratio], [shock, depthShare], [more]) => {
      const system = institutionsOf(["bond"], [one((ratio / 1000) * (100 + other), [100], other)]);
      const run = (loss: number) => contSchaanning(system, [30 + 1000 * depthShare], [loss], USUAL_LEVERAGE_RULES);
      const [now, worse] = [run(shock), run(shock + more)];
      expect(worse.shareSold).toBeGreaterThanOrEqual(now.shareSold - 1e-9);
      expect(worse.lostToShock[0]).toBeGreaterThanOrEqual(now.lostToShock[0]);
    }),
    { numRuns: 500 },
  );
});

test("equity lost is shock, lower prices and shortfall; debts repaid are what the sales fetched", () => {
  fc.assert(
    fc.property(systems, shares(0.1), (system, shock) => {
      const run = contSchaanning(system, depthOf(system), forAssets(system, shock), USUAL_LEVERAGE_RULES);
      for (const [i, equity] of system.equity.entries()) {
        const told = run.lostToShock[i] + run.lostToPrices[i] + run.shortfall[i];
        expect(equity - run.equity[i]).toBeCloseTo(told, 9);
      }
      for (const [k, price] of run.prices.entries()) expect(price).toBeGreaterThanOrEqual(Math.min(0.5, 1 - shock[k]));
      expect(run.shareSold).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});

test("the order of institutions changes nothing, to 1e-9; half of all sizes and depths gives half the sales", () => {
  fc.assert(
    fc.property(systems, shares(0.1), (system, shock) => {
      const [shocks, depth] = [forAssets(system, shock), depthOf(system)];
      const run = contSchaanning(system, depth, shocks, USUAL_LEVERAGE_RULES);
      const turned = contSchaanning(reversed(system), depth, shocks, USUAL_LEVERAGE_RULES);
      for (const [k, price] of run.prices.entries()) expect(turned.prices[k]).toBeCloseTo(price, 9);
      const halves = depth.map((value) => value / 2);
      const half = contSchaanning(scaled(system, 0.5), halves, shocks, USUAL_LEVERAGE_RULES);
      expect(half.prices).toEqual(run.prices);
      expect(half.soldByRound).toEqual(run.soldByRound.map((sold) => sold / 2));
    }),
  );
});

test("fates: solvent within the cap, nothing left to sell, nothing left", () => {
  const rows = [
    { ...one(10, [10], 90), name: "sound" },
    { ...one(4.2, [10], 90), name: "illiquid" },
    { ...one(0.9, [50], 0), name: "insolvent" },
  ];
  const system = institutionsOf(["bond"], rows);
  const run = contSchaanning(system, [1e6], [0.02], RULES);
  expect(run.fates).toEqual(["sound", "illiquid", "insolvent"]);
  expect(run.soldByRound[0]).toBeCloseTo(0.98 * 60, 9);
  const held = contSchaanning(system, [1e6], [0.02], { ...RULES, insolvent: "hold" });
  expect(held.soldByRound[0]).toBeCloseTo(0.98 * 10, 9);
});

test("no institutions: nothing moves", () => {
  const run = contSchaanning(institutionsOf(["bond"], []), [1], [0.1], RULES);
  expect(run).toMatchObject({ rounds: 0, shareSold: 0, prices: Float64Array.of(0.9) });
  expect(sum(run.equity)).toBe(0);
});

test("a depth from a price impact makes 5% of what is held move the price by it; one from turnover follows its formula", () => {
  const [held, impact] = [1000, 0.02];
  const depth = depthFromImpact(held, impact, 0.5);
  expect((1 - 0.5) * (1 - Math.exp(-50 / (0.5 * depth)))).toBeCloseTo(impact, 14);
  expect(depthFromImpact(held, 0, 0.5)).toBe(Number.POSITIVE_INFINITY);
  expect(() => depthFromImpact(held, 0.5, 0.5)).toThrow(/^price impact is 0.5; expected a number from 0 to below 0.5/);
  expect(depthFromTurnover({ daily: 1e9, volatilityDaily: 0.02 }, 20)).toBeCloseTo(
    (0.4 * 1e9 * Math.sqrt(20)) / 0.02,
    3,
  );
});

describe("rules that cannot be are refused in one sentence", () => {
  const system = institutionsOf(["bond"], [one(10, [100])]);
  test.each([
    [{ cap: 0.5 }, /^cap is 0.5; expected a leverage of at least 1$/],
    [{ cap: 10 }, /^target leverage is 15; expected a leverage from 1 to the cap, 10$/],
    [{ floor: 1 }, /^floor is 1; expected a number from 0 to below 1$/],
    [{ shortfall: 2 }, /^shortfall is 2; expected a number from 0 to 1$/],
  ])("%j", (changes, sentence) => {
    expect(() => contSchaanning(system, [1], [0.1], { ...RULES, ...changes })).toThrow(sentence);
  });
  test("depths", () => {
    expect(() => contSchaanning(system, [0], [0.1], RULES)).toThrow(/^depth of bond is 0; expected an amount/);
    expect(() => contSchaanning(system, [1, 2], [0.1], RULES)).toThrow(/^2 depths; expected one for each of bond$/);
  });
});
