import { describe, expect, test } from "vitest";
import { dailyLaw } from "../../../../src/domain/snowball/daily-law.ts";
import {
  estimate,
  ladder,
  monteCarloWith,
  type Paris,
  replicateMeans,
  type Schedule,
} from "../../../../src/domain/snowball/index.ts";
import { pathContract } from "../../../../src/domain/snowball/monte-carlo/path-contract.ts";
import { InputError } from "../../../../src/errors.ts";
import { engineSuite } from "../engine-suite.ts";
import { CASES } from "../reference-cases.ts";

const SUITE_ROWS = new Set(["A1 70", "A1 100", "D1 100", "E1 100", "E3 100"]);
const SMALL = { seed: 1, replicates: 16, points: 1024 };

engineSuite(
  monteCarloWith(SMALL),
  {
    price: 1e-3,
    delta: 0.06,
    gamma: 0.12,
    slopes: [3, 0.1],
    standardErrors: 3,
    runs: 4,
    rows: ({ name, spot }) => SUITE_ROWS.has(`${name} ${spot}`),
  },
  monteCarloWith({ seed: 1, replicates: 16, points: 128 }),
);

function price(schedule: Schedule, seed: number, spot = 100) {
  const engine = monteCarloWith({ seed, replicates: 16, points: 128 });
  return engine(schedule, CASES.A1.market, { spots: [spot], state: "alive" }).valuations[0];
}

test("standard errors are honest: over 200 seeds the errors spread as they say, and 3 of them are rarely exceeded", () => {
  const { schedule, market } = CASES.H1;
  const { sigma, drift, rate } = dailyLaw(market, schedule.daysPerYear);
  for (const spot of [82, 85]) {
    const exact = ladder(schedule, market, [spot]).alive.price[0];
    const variant = { underlyings: [{ start: Math.log(spot), drift, sigma }], rate };
    const scores = Array.from({ length: 200 }, (_, seed) => {
      const means = replicateMeans(pathContract(schedule, "alive"), [variant], { seed, replicates: 16, points: 128 });
      const { mean, standardError } = estimate(means, 1, 0);
      return (mean - exact) / standardError;
    });
    const spread = Math.sqrt(scores.reduce((sum, z) => sum + z * z, 0) / scores.length);
    // Student's t with 15 degrees has deviation 1.07; that of a sample of 200 lies in here but once in a thousand.
    expect(spread).toBeGreaterThan(0.89);
    expect(spread).toBeLessThan(1.26);
    expect(Math.abs(scores.reduce((sum, z) => sum + z, 0) / 200)).toBeLessThan(0.25);
    expect(scores.filter((z) => Math.abs(z) > 3).length).toBeLessThanOrEqual(5);
  }
});

test("the same seed gives the same bytes, another one another price", () => {
  const { schedule } = CASES.A1;
  expect(price(schedule, 7)).toEqual(price(schedule, 7));
  expect(price(schedule, 7).price).not.toBe(price(schedule, 8).price);
});

test("Sobol points beat plain sampling: sixteen times the points cut the error by more than four", () => {
  const { schedule, market } = CASES.E3;
  const error = (points: number) => {
    const engine = monteCarloWith({ seed: 3, replicates: 32, points });
    return engine(schedule, market, { spots: [100], state: "alive" }).valuations[0].standardError!;
  };
  expect(error(128) / error(2048)).toBeGreaterThan(4);
});

describe("Paris knock-in", () => {
  const paris = (rule: Paris, observe: "daily" | "expiry" = "daily"): Schedule => ({
    ...CASES.A1.schedule,
    knockIn: { barrier: 85, observe, paris: rule },
  });
  const plain: Schedule = { ...CASES.A1.schedule, knockIn: { barrier: 85, observe: "daily" } };

  test("one close is a plain knock-in, on the same paths", () => {
    for (const count of ["consecutive", "cumulative"] as const) {
      expect(price(paris({ days: 1, count, soFar: 0 }), 1)).toEqual(price(plain, 1));
    }
  });

  test("more closes needed, counted in a row rather than in total, and fewer seen already: each is worth more", () => {
    const value = (days: number, count: Paris["count"], soFar = 0) => price(paris({ days, count, soFar }), 1, 88).price;
    expect(value(5, "cumulative")).toBeGreaterThan(value(1, "cumulative"));
    expect(value(20, "cumulative")).toBeGreaterThan(value(5, "cumulative"));
    expect(value(20, "consecutive")).toBeGreaterThan(value(20, "cumulative"));
    expect(value(20, "cumulative")).toBeGreaterThan(value(20, "cumulative", 15));
  });

  test("more closes than are left is a contract that cannot knock in", () => {
    const never = ladder({ ...plain, knockIn: null }, CASES.A1.market, [100]).alive.price[0];
    const value = price(paris({ days: 253, count: "cumulative", soFar: 0 }), 1);
    expect(Math.abs(value.price - never)).toBeLessThan(3 * value.standardError! + 1e-9);
  });

  test("a run interrupted starts anew, a total goes on", () => {
    // Without volatility the price crosses the barrier upwards on day 3: two closes below it, three seen before.
    const rising = { rate: 2 / 3, carry: 0, volatility: 0 };
    const engine = monteCarloWith(SMALL);
    const state = { spots: [84.5], state: "alive" } as const;
    const value = (rule: Paris) => {
      const schedule: Schedule = { ...paris(rule), knockOut: [], days: 10, couponAtMaturity: 1 };
      return engine(schedule, rising, state).valuations[0].price;
    };
    expect(value({ days: 5, count: "consecutive", soFar: 3 })).toBeLessThan(100);
    expect(value({ days: 6, count: "consecutive", soFar: 3 })).toBeGreaterThan(150);
  });
});

test.each([
  [{ seed: 0.5, replicates: 16, points: 128 }, /seed is 0.5/],
  [{ seed: 1, replicates: 2, points: 128 }, /replicates is 2/],
  [{ seed: 1, replicates: 16, points: 100 }, /points is 100; expected a multiple of 128/],
])("sampling %j is refused", (sampling, message) => {
  expect(() => monteCarloWith(sampling)).toThrow(InputError);
  expect(() => monteCarloWith(sampling)).toThrow(message);
});

test("a surface is refused, naming the engine that prices it", () => {
  const curve = { untilDay: [21], values: [0.03] };
  const { schedule, market } = CASES.A1;
  const ask = () => monteCarloWith(SMALL)(schedule, { ...market, rate: curve }, { spots: [100], state: "alive" });
  expect(ask).toThrow(/market.rate .* finite-difference/);
});
