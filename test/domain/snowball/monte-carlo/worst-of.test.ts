import { expect, test } from "vitest";
import { ladder, type WorstOfMarket, worstOf } from "../../../../src/domain/snowball/index.ts";
import { InputError } from "../../../../src/errors.ts";
import { CASES } from "../reference-cases.ts";

const { schedule } = CASES.A1;
const SAMPLING = { seed: 5, replicates: 16, points: 1024 };
const CSI500 = { spot: 5400, initialPrice: 5400, carry: 0.04, volatility: 0.16 };
const CSI1000 = { spot: 5950, initialPrice: 5950, carry: 0.04, volatility: 0.16 };

function value(market: Partial<WorstOfMarket>) {
  return worstOf(schedule, { rate: 0.02, assets: [CSI500, CSI1000], correlation: 0.9, ...market }, "alive", SAMPLING);
}

test("two indices that move as one are a note on one", () => {
  const one = ladder(schedule, CASES.A1.market, [100]).alive;
  const both = value({ correlation: 1 });
  expect(Math.abs(both.price - one.price[0])).toBeLessThan(3 * both.standardError);
});

test("an index far above its start leaves a note on the other", () => {
  const one = ladder(schedule, CASES.A1.market, [95]).alive;
  const both = value({
    assets: [
      { ...CSI500, spot: 5130 },
      { ...CSI1000, spot: 59500 },
    ],
    correlation: 0.3,
  });
  expect(Math.abs(both.price - one.price[0])).toBeLessThan(3 * both.standardError + 1e-3);
  expect(both.deltas[0] * 54).toBeCloseTo(one.delta[0], 1);
  expect(Math.abs(both.deltas[1])).toBeLessThan(1e-6);
});

test("the less the indices move together, the less the worse of them is worth", () => {
  const prices = [1, 0.8, 0.4, 0].map((correlation) => value({ correlation }).price);
  expect(prices).toEqual(prices.toSorted((a, b) => b - a));
});

test("exchanging the indices exchanges their deltas", () => {
  const a = value({ assets: [{ ...CSI500, spot: 5000 }, CSI1000] });
  const b = value({ assets: [CSI1000, { ...CSI500, spot: 5000 }] });
  expect(Math.abs(a.price - b.price)).toBeLessThan(4 * a.standardError);
  expect(a.deltas[0]).toBeCloseTo(b.deltas[1], 2);
});

test.each<[Partial<WorstOfMarket>, RegExp]>([
  [{ correlation: 1.2 }, /market.correlation is 1.2/],
  [{ assets: [{ ...CSI500, spot: 0 }, CSI1000] }, /market.assets\[0\].spot is 0/],
  [{ assets: [CSI500, { ...CSI1000, volatility: 0 }] }, /market.assets\[1\].volatility is 0/],
])("%j is refused by name", (market, message) => {
  expect(() => value(market)).toThrow(InputError);
  expect(() => value(market)).toThrow(message);
});
