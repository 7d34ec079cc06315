import { describe, expect, test } from "vitest";
import { vanilla } from "../../../../src/domain/snowball/closed-form.ts";
import { finiteDifferenceOn } from "../../../../src/domain/snowball/finite-difference/finite-difference-engine.ts";
import { finiteDifference, ladder, type Market, type Schedule } from "../../../../src/domain/snowball/index.ts";
import { InputError } from "../../../../src/errors.ts";
import { engineSuite } from "../engine-suite.ts";
import { CASES } from "../reference-cases.ts";

const SUITE_ROWS = new Set(["A1 79.9", "C2 100", "D1 100", "E1 79", "E3 100", "H1 81"]);

engineSuite(finiteDifference, {
  price: 1e-3,
  delta: 1e-3,
  gamma: 1e-3,
  slopes: [0.1, 1e-2],
  standardErrors: 0,
  runs: 3,
  rows: ({ name, spot }) => SUITE_ROWS.has(`${name} ${spot}`),
});

describe("one grid alone", () => {
  test.each(["A1", "C2", "E1", "H1"])("on %s halving every interval divides the error of the price by four", (name) => {
    const { schedule, market } = CASES[name];
    const spots = [75, 79, 82, 90, 100, 105];
    const exact = ladder(schedule, market, spots).alive.price;
    const errors = [1, 2, 4].map((refinement) => {
      const jets = finiteDifferenceOn(schedule, market, { spots, state: "alive" }, refinement);
      return Math.max(...jets.map(([price], i) => Math.abs(price - exact[i])));
    });
    for (const i of [0, 1]) expect(Math.abs(Math.log2(errors[i] / errors[i + 1]) - 2)).toBeLessThan(0.1);
  });
});

const PUT: Schedule = { ...CASES.A1.schedule, knockOut: [], knockIn: null };

/** The put inside a knocked-in note without barriers: its bond less its price. */
function putPrice(market: Market, rate: number, spots: number[]): number[] {
  const { valuations } = finiteDifference(PUT, market, { spots, state: "knocked-in" });
  return valuations.map(({ price }) => 100 * Math.exp(-rate) - price);
}

test("curves of rate and carry price a put with their means (1e-4)", () => {
  const market = {
    rate: { untilDay: [63, 126, 252], values: [0.01, 0.02, 0.035] },
    carry: { untilDay: [21, 252], values: [0.3, 0.03] },
    volatility: 0.2,
  };
  const mean = { rate: (0.01 + 0.02 + 2 * 0.035) / 4, carry: (21 * 0.3 + 231 * 0.03) / 252, volatility: 0.2 };
  const spots = [80, 100, 120];
  for (const [i, put] of putPrice(market, mean.rate, spots).entries()) {
    expect(Math.abs(put - vanilla(-1, 100, mean, 1, spots[i]).price)).toBeLessThan(1e-4);
  }
});

test("volatility that changes with time alone prices a put with its mean variance (1e-3)", () => {
  const volatility = { kind: "grid", days: [0, 252], prices: [100], volatility: [[0.1], [0.3]] } as const;
  // Mean of (0.1 + 0.2 t)^2 over t in [0, 1].
  const mean = { rate: 0.02, carry: 0.05, volatility: Math.sqrt(0.01 + 0.02 + 0.04 / 3) };
  const [put] = putPrice({ rate: 0.02, carry: 0.05, volatility }, 0.02, [95]);
  expect(Math.abs(put - vanilla(-1, 100, mean, 1, 95).price)).toBeLessThan(1e-3);
});

test("local volatility of a displaced lognormal price gives its closed form (1e-3)", () => {
  // dS = 0.2 (S + 30) dW without drift: S + 30 is lognormal (Rubinstein, Displaced diffusion option pricing, 1983).
  const prices = Array.from({ length: 400 }, (_, i) => 15 * 1.0085 ** i);
  const row = prices.map((price) => (0.2 * (price + 30)) / price);
  const market = { rate: 0, carry: 0, volatility: { kind: "grid", days: [0], prices, volatility: [row] } } as const;
  const spots = [80, 100, 120];
  for (const [i, put] of putPrice(market, 0, spots).entries()) {
    const exact = vanilla(-1, 130, { rate: 0, carry: 0, volatility: 0.2 }, 1, spots[i] + 30);
    expect(Math.abs(put - exact.price)).toBeLessThan(1e-3);
  }
});

test("a skew without slope is a constant, and a falling one makes the knock-in likelier", () => {
  const { schedule, market } = CASES.A1;
  const skew = { kind: "skew", reference: 100, atReference: 0.16, slope: 0, floor: 0.05, cap: 0.6 } as const;
  const price = (volatility: Market["volatility"]) =>
    finiteDifferenceOn(schedule, { ...market, volatility }, { spots: [100], state: "alive" }, 1)[0][0];
  expect(price(skew)).toBeCloseTo(price(0.16), 6);
  expect(price({ ...skew, slope: -0.3 })).toBeLessThan(price(0.16) - 0.1);
});

test.each<[Partial<Market>, RegExp]>([
  [{ carry: { untilDay: [5, 5], values: [0, 0] } }, /market.carry.untilDay\[1\] is 5; .* rise/],
  [{ rate: { untilDay: [5], values: [0, 0] } }, /market.rate has 1 days and 2 values/],
  [{ rate: { untilDay: [5], values: [3] } }, /market.rate.values\[0\] is 3/],
  [
    { volatility: { kind: "grid", days: [1], prices: [100, 90], volatility: [[0.2, 0.2]] } },
    /market.volatility.prices\[1\] is 90/,
  ],
  [{ volatility: { kind: "grid", days: [1], prices: [90], volatility: [[0.2, 0.2]] } }, /has 2 cells; expected 1/],
  [{ volatility: { kind: "grid", days: [1], prices: [90], volatility: [[0]] } }, /volatility\[0\]\[0\] is 0/],
  [
    { volatility: { kind: "skew", reference: 0, atReference: 0.2, slope: 0, floor: 0.1, cap: 0.3 } },
    /market.volatility is out of shape/,
  ],
])("a market with %j is refused by name", (change, message) => {
  const { schedule, market } = CASES.A1;
  const ask = () => finiteDifference(schedule, { ...market, ...change }, { spots: [100], state: "alive" });
  expect(ask).toThrow(InputError);
  expect(ask).toThrow(message);
});
