import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ConstructionBounds,
  type ConstructionDay,
  constructBasket,
} from "../../../src/domain/neutral/construct.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";

const STOCKS = 40;
const BOUNDS: ConstructionBounds = {
  maxWeight: 0.08,
  maxTurnover: 0.4,
  industry: 0.1,
  styles: { size: 0.05 },
  riskAversion: 10,
  tradingCost: 0.001,
};

function randomDay(seed: number): ConstructionDay {
  const random = xoshiro(seed);
  const vector = (make: () => number) => Float64Array.from({ length: STOCKS }, make);
  const raw = vector(() => random.uniform());
  const total = raw.reduce((sum, value) => sum + value, 0);
  const size = vector(() => random.normal());
  return {
    // Small stocks look best: the bet that hides in a "neutral" book.
    scores: size.map((value) => -0.01 * value + 0.002 * random.normal()),
    benchmark: raw.map((value) => value / total),
    held: new Float64Array(STOCKS),
    styles: new Map([["size", size]]),
    industries: Int32Array.from({ length: STOCKS }, () => Math.floor(4 * random.uniform())),
    industryNames: ["a", "b", "c", "d"],
    risk: { loadings: [size.map((value) => 0.01 * value)], specific: vector(() => 0.0004) },
  };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const exposure = (weights: Float64Array, day: ConstructionDay) =>
  day.styles.get("size")!.reduce((total, value, i) => total + value * (weights[i] - day.benchmark[i]), 0);

test("every bound is kept, on the first basket and on the next", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const first = constructBasket(randomDay(seed), BOUNDS);
      const next = { ...randomDay(seed + 1), held: first.weights };
      const second = constructBasket(next, BOUNDS);
      for (const [day, { weights, loosened }] of [
        [randomDay(seed), first],
        [next, second],
      ] as const) {
        if (loosened.length > 0) continue;
        expect(sum(weights)).toBeCloseTo(1, 7);
        expect(Math.abs(exposure(weights, day))).toBeLessThan(BOUNDS.styles.size + 1e-7);
        weights.forEach((weight) => {
          expect(weight).toBeGreaterThanOrEqual(0);
          expect(weight).toBeLessThan(BOUNDS.maxWeight + 1e-8);
        });
        day.industryNames.forEach((_, group) => {
          const active = weights.reduce(
            (total, weight, i) => total + (day.industries[i] === group ? weight - day.benchmark[i] : 0),
            0,
          );
          expect(Math.abs(active)).toBeLessThan(BOUNDS.industry + 1e-7);
        });
      }
      const traded = second.weights.reduce((total, weight, i) => total + Math.abs(weight - first.weights[i]), 0);
      if (second.loosened.length === 0) expect(traded).toBeLessThan(BOUNDS.maxTurnover + 1e-7);
    }),
    { numRuns: 25 },
  );
});

describe("what a bound is for", () => {
  test("without the size bound the basket sinks to small stocks, with it it does not", () => {
    const day = randomDay(4);
    expect(exposure(constructBasket(day, { ...BOUNDS, styles: {} }).weights, day)).toBeLessThan(-0.5);
    expect(Math.abs(exposure(constructBasket(day, BOUNDS).weights, day))).toBeLessThan(0.0501);
  });

  test("scores that say nothing leave the benchmark, the least risk of all", () => {
    const day = { ...randomDay(9), scores: new Float64Array(STOCKS) };
    const { weights } = constructBasket(day, { ...BOUNDS, tradingCost: 0 });
    weights.forEach((weight, i) => {
      expect(weight).toBeCloseTo(day.benchmark[i], 6);
    });
  });

  test("costs above every gain leave the basket as it is", () => {
    const { weights: held } = constructBasket(randomDay(1), BOUNDS);
    const again = constructBasket({ ...randomDay(1), held }, { ...BOUNDS, tradingCost: 0.5 });
    again.weights.forEach((weight, i) => {
      expect(weight).toBeCloseTo(held[i], 6);
    });
  });

  test("a stock that lost its score is sold", () => {
    const day = randomDay(2);
    const { weights: held } = constructBasket(day, BOUNDS);
    const lost = held.indexOf(Math.max(...held));
    const scores = day.scores.slice();
    scores[lost] = Number.NaN;
    expect(constructBasket({ ...day, held, scores }, BOUNDS).weights[lost]).toBeLessThan(1e-8);
  });
});

describe("bounds that cannot all be kept", () => {
  test("are loosened by the least, and named", () => {
    const { loosened, weights } = constructBasket(randomDay(3), { ...BOUNDS, maxWeight: 0.02 });
    expect(loosened.map(({ bound }) => bound)).toContain("sum of weights");
    // Forty weights of at most 2% add up to 80% at most.
    expect(sum(weights)).toBeLessThan(0.8 + 1e-6);
    expect(sum(weights)).toBeGreaterThan(0.75);
  });

  test("a style that is not known is named, and so is a day without scores", () => {
    expect(() => constructBasket(randomDay(1), { ...BOUNDS, styles: { taste: 0.1 } })).toThrow(
      'style is "taste"; expected one of size',
    );
    const silent = { ...randomDay(1), scores: new Float64Array(STOCKS).fill(Number.NaN) };
    expect(() => constructBasket(silent, BOUNDS)).toThrow("no stock has a score");
  });
});
