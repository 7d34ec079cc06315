import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type FireSaleExperiment,
  type FireSaleRun,
  institutionsOf,
  prepareFireSale,
  systemHoldings,
  USUAL_THRESHOLDS,
} from "../../../src/domain/network/index.ts";
import { plainFireSale } from "./plain-fire-sale.ts";
import {
  forAssets,
  publishedBanks,
  publishedRuns,
  publishedRunsAbsent,
  reversed,
  scaled,
  shares,
  systems,
} from "./systems.ts";

describe.skipIf(publishedRunsAbsent)("48 European banks, as published", () => {
  const sale = publishedRunsAbsent ? null : prepareFireSale(publishedBanks());

  test.each(publishedRunsAbsent ? [] : publishedRuns())("price impact $priceImpact", (run) => {
    const shocks = [0, run.shock];
    const priceImpact = [run.priceImpact, run.priceImpact];
    const answer = sale!.run({ ...USUAL_THRESHOLDS, buffer: run.buffer, shocks, priceImpact });
    expect([...answer.defaultsByStep]).toEqual(run.defaultsByStep);
    expect(Math.abs(answer.shareSold - run.shareSold)).toBeLessThan(1e-6);
    for (const k of [0, 1]) expect(Math.abs(answer.prices[k] - run.prices[k])).toBeLessThan(1e-6);
  });

  const answers = (shock: number, impact: number) =>
    sale!.run({ ...USUAL_THRESHOLDS, shocks: [0, shock], priceImpact: [impact, impact] });

  test("more shock, or more price impact, never means that all securities are worth more", () => {
    const [corporate, government] = systemHoldings(publishedBanks());
    const worth = ({ prices }: FireSaleRun) => corporate * prices[0] + government * prices[1];
    for (let shock = 0; shock < 0.4; shock += 0.01) {
      for (let impact = 0; impact < 0.1; impact += 0.005) {
        const now = worth(answers(shock, impact));
        expect(worth(answers(shock + 0.01, impact))).toBeLessThanOrEqual(now * (1 + 1e-12));
        expect(worth(answers(shock, impact + 0.005))).toBeLessThanOrEqual(now * (1 + 1e-12));
      }
    }
  });

  test("yet fewer may default: 18 banks at a shock of 20%, 16 at 21%, since those hit harder sell before others do", () => {
    expect([...answers(0.2, 0.01).defaultsByStep]).toEqual([7, 8, 3, 0, 0, 0]);
    expect([...answers(0.21, 0.01).defaultsByStep]).toEqual([9, 6, 1, 0, 0, 0]);
  });
});

const count = (defaults: Int32Array) => defaults.reduce((sum, n) => sum + n, 0);

const thresholds = fc.constantFrom<Omit<FireSaleExperiment, "shocks" | "priceImpact">>(
  USUAL_THRESHOLDS,
  { ...USUAL_THRESHOLDS, buffer: 1, steps: 9 },
  { minimum: 0.03, buffer: 0.03, target: 0.05, steps: 4 },
  { minimum: 0, buffer: 0.08, target: 0.2, steps: 12 },
);

test("the rules word for word give the same defaults, units sold and prices, to 1e-9", () => {
  fc.assert(
    fc.property(systems, shares(0.3), shares(0.08), thresholds, (system, shock, impact, rules) => {
      const experiment = { ...rules, shocks: forAssets(system, shock), priceImpact: forAssets(system, impact) };
      const wanted = plainFireSale(system, experiment);
      const answer = prepareFireSale(system).run(experiment);
      expect([...answer.defaultsByStep]).toEqual(wanted.defaultsByStep);
      expect(answer.sold.reduce((sum, units) => sum + units, 0)).toBeCloseTo(wanted.sold, 9);
      for (const [k, price] of wanted.prices.entries()) expect(answer.prices[k]).toBeCloseTo(price, 9);
    }),
    { numRuns: 500 },
  );
});

test("one bank and one asset by hand: repays from cash, sells the rest, gets the mean price", () => {
  const system = institutionsOf(["bond"], [{ name: "A", equity: 5, cash: 10, other: 10, loan: 40, holdings: [80] }]);
  const answer = prepareFireSale(system).run({
    ...USUAL_THRESHOLDS,
    minimum: 0.02,
    shocks: [0.02],
    priceImpact: [0.001],
    steps: 2,
  });
  // After the shock: assets 98.4, equity 3.4, ratio 3.46%. Excess 98.4 - 3.4 / 5% = 30.4: 10 from cash, 20.4 of 78.4 for sale.
  const units = (20.4 / 78.4) * 80;
  const price = 0.98 * Math.exp((Math.log(0.999) / 0.05) * (units / 80));
  expect(answer.sold[0]).toBeCloseTo(units, 10);
  expect(answer.prices[0]).toBeCloseTo(price, 12);
  const got = (units * (0.98 + price)) / 2;
  expect(answer.equity[0]).toBeCloseTo(got + 10 + (80 - units) * price - 85, 10);
  expect(answer.shareSoldByStep[0]).toBe(0);
  expect(answer.shareSoldByStep[1]).toBeCloseTo(units / 80, 12);
  expect([...answer.pricesByStep]).toEqual([0.98, answer.prices[0]]);
  expect(answer.defaultStep[0]).toBe(0);
});

test("selling 5% of an asset moves its price by the price impact", () => {
  const holder = { cash: 0, other: 0, loan: 0 };
  const system = institutionsOf(
    ["bond"],
    [
      { ...holder, name: "falls", equity: 0.11, holdings: [5] },
      { ...holder, name: "stands", equity: 90, holdings: [95] },
    ],
  );
  const { prices, defaultStep } = prepareFireSale(system).run({
    ...USUAL_THRESHOLDS,
    shocks: [0],
    priceImpact: [0.03],
  });
  expect(prices[0]).toBeCloseTo(0.97, 14);
  expect([...defaultStep]).toEqual([1, 0]);
});

test("where institutions only default, prices never rise with the shock or the price impact, nor do defaults fall", () => {
  fc.assert(
    fc.property(systems, shares(0.3), shares(0.1), shares(0.08), shares(0.02), (system, shock, more, impact, extra) => {
      const sale = prepareFireSale(system);
      const rules = { minimum: 0.03, buffer: 0.03, target: 0.05, steps: 5 };
      const [shocks, priceImpact] = [forAssets(system, shock), forAssets(system, impact)];
      const now = sale.run({ ...rules, shocks, priceImpact });
      const larger = { ...rules, shocks: shocks.map((value, k) => value + more[k]), priceImpact };
      const steeper = { ...rules, shocks, priceImpact: priceImpact.map((value, k) => value + extra[k]) };
      for (const worse of [sale.run(larger), sale.run(steeper)]) {
        for (const k of shocks.keys()) expect(worse.prices[k]).toBeLessThanOrEqual(now.prices[k] + 1e-12);
        expect(count(worse.defaultsByStep)).toBeGreaterThanOrEqual(count(now.defaultsByStep));
      }
    }),
  );
});

test("where they shed assets first, a larger shock can spare one: it repaid early what it would have defaulted on", () => {
  const system = institutionsOf(
    ["bond"],
    [
      { name: "repays", equity: 4.2, cash: 60, other: 20, loan: 60, holdings: [20] },
      { name: "falls", equity: 0.7, cash: 0, other: 0, loan: 0, holdings: [20] },
    ],
  );
  const sale = prepareFireSale(system);
  const after = (shock: number) => sale.run({ ...USUAL_THRESHOLDS, shocks: [shock], priceImpact: [0.006] });
  expect([...after(0.01).defaultStep]).toEqual([2, 1]);
  expect([...after(0.012).defaultStep]).toEqual([0, 1]);
  expect(after(0.012).prices[0]).toBeGreaterThan(after(0.01).prices[0]);
});

test("the order of institutions changes nothing, to 1e-9", () => {
  fc.assert(
    fc.property(systems, shares(0.3), shares(0.08), thresholds, (system, shock, impact, rules) => {
      const experiment = { ...rules, shocks: forAssets(system, shock), priceImpact: forAssets(system, impact) };
      const [one, other] = [system, reversed(system)].map((order) => prepareFireSale(order).run(experiment));
      expect([...other.defaultStep].reverse()).toEqual([...one.defaultStep]);
      for (const [k, price] of one.prices.entries()) expect(other.prices[k]).toBeCloseTo(price, 9);
    }),
  );
});

test("half of every amount gives half the sales at the same prices", () => {
  fc.assert(
    fc.property(systems, shares(0.3), shares(0.08), thresholds, (system, shock, impact, rules) => {
      const experiment = { ...rules, shocks: forAssets(system, shock), priceImpact: forAssets(system, impact) };
      const [whole, half] = [system, scaled(system, 0.5)].map((size) => prepareFireSale(size).run(experiment));
      expect(half.prices).toEqual(whole.prices);
      expect(half.defaultStep).toEqual(whole.defaultStep);
      expect(half.sold).toEqual(whole.sold.map((units) => units / 2));
      expect(half.equity).toEqual(whole.equity.map((value) => value / 2));
    }),
  );
});

test("money is conserved with one asset: equity lost is what prices took, the sellers' part at the mean price", () => {
  fc.assert(
    fc.property(systems, shares(0.3), shares(0.08), (system, shock, impact) => {
      fc.pre(system.assets.length === 1);
      const experiment = {
        ...USUAL_THRESHOLDS,
        shocks: forAssets(system, shock),
        priceImpact: forAssets(system, impact),
      };
      const { prices, pricesByStep, shareSoldByStep, equity } = prepareFireSale(system).run(experiment);
      const [units] = systemHoldings(system);
      let kept = units;
      let got = 0;
      let before = 1 - shock[0];
      for (const [t, share] of shareSoldByStep.entries()) {
        got += (share * units * (before + pricesByStep[t])) / 2;
        kept -= share * units;
        before = pricesByStep[t];
      }
      const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
      expect(sum(equity)).toBeCloseTo(sum(system.equity) - units + got + kept * prices[0], 7);
    }),
    { numRuns: 300 },
  );
});

test("no institutions, no shock or no assets: nothing moves", () => {
  const rules = { ...USUAL_THRESHOLDS, priceImpact: [0.01] };
  const nobody = prepareFireSale(institutionsOf(["bond"], [])).run({ ...rules, shocks: [0.2] });
  expect(nobody).toMatchObject({ shareSold: 0, prices: Float64Array.of(0.8) });
  const sound = { name: "A", equity: 10, cash: 0, other: 10, loan: 0, holdings: [90] };
  const calm = prepareFireSale(institutionsOf(["bond"], [sound])).run({ ...rules, shocks: [0] });
  expect(calm).toMatchObject({ shareSold: 0, prices: Float64Array.of(1), equity: Float64Array.of(10) });
  const bare = prepareFireSale(institutionsOf(["bond"], [{ ...sound, other: 100, holdings: [0] }]));
  expect(bare.run({ ...rules, shocks: [1] })).toMatchObject({ shareSold: 0, prices: Float64Array.of(0) });
});

test("a prepared sale forgets the run before", () => {
  fc.assert(
    fc.property(systems, shares(0.3), shares(0.08), (system, shock, impact) => {
      const sale = prepareFireSale(system);
      const experiment = {
        ...USUAL_THRESHOLDS,
        shocks: forAssets(system, shock),
        priceImpact: forAssets(system, impact),
      };
      const first = sale.run(experiment);
      sale.run({ ...experiment, shocks: system.assets.map(() => 1), buffer: 1 });
      expect(sale.run(experiment)).toEqual(first);
    }),
  );
});

describe("an experiment that cannot be is refused in one sentence", () => {
  const system = institutionsOf(["bond"], [{ name: "A", equity: 10, cash: 0, other: 0, loan: 0, holdings: [90] }]);
  const usual = { ...USUAL_THRESHOLDS, shocks: [0.1], priceImpact: [0.01] };
  test.each([
    [{ shocks: [1.1] }, /^shock of bond is 1.1; expected a number from 0 to 1$/],
    [{ shocks: [Number.NaN] }, /^shock of bond is NaN/],
    [{ shocks: [0, 0] }, /^2 figures of shock; expected one for each of bond$/],
    [{ priceImpact: [1] }, /^price impact of bond is 1; expected a number from 0 to below 1$/],
    [{ minimum: -0.1 }, /^minimum is -0.1; expected a number from 0 to 1$/],
    [{ minimum: 0.045 }, /^buffer is 0.04; expected at least the minimum, 0.045$/],
    [{ minimum: 0.06, buffer: 0.07 }, /^target is 0.05; expected at least the minimum, 0.06$/],
    [{ buffer: 0.06 }, /^buffer is 0.06; expected at most the target, 0.05, or 1 for/],
    [{ minimum: 0, buffer: 0, target: 0 }, /^target is 0; expected a number above 0/],
    [{ steps: 0 }, /^steps is 0; expected a whole number from 1/],
    [{ steps: 2.5 }, /^steps is 2.5; expected a whole number from 1/],
  ])("%j", (changes, sentence) => {
    expect(() => prepareFireSale(system).run({ ...usual, ...changes })).toThrow(sentence);
  });
});
