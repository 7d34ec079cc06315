import { describe, expect, test } from "vitest";
import {
  type DmaPath,
  historyBound,
  largestLeverage,
  MOST_LEVERAGE,
  oppositeLimits,
  pathBound,
  shortfallBound,
  simulatedBound,
  stretchOf,
  USUAL_DMA_TERMS,
  USUAL_SIMULATION,
} from "../../../src/domain/dma/index.ts";
import { InputError } from "../../../src/errors.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";

/** A history of independent days of a spread with 1% of volatility. */
function history(count: number, seed: number): DmaPath {
  const random = xoshiro(seed);
  return {
    days: Int32Array.from({ length: count + 1 }, (_, t) => t),
    stockReturns: Float64Array.from({ length: count + 1 }, () => 0.01 * random.normal()),
    shortReturns: new Float64Array(count + 1),
    locked: new Float64Array(count + 1),
  };
}

test("a path without losses bounds nothing", () => {
  const calm = { ...history(20, 1), stockReturns: new Float64Array(21) };
  expect(largestLeverage(calm, { ...USUAL_DMA_TERMS, financingRate: 0 })).toBe(MOST_LEVERAGE);
});

test("two days at opposite limits and one to answer: lost is 38% of the notional, and the call falls due", () => {
  const terms = { ...USUAL_DMA_TERMS, financingRate: 0 };
  expect(pathBound("opposite-limits", oppositeLimits(2), terms).value).toBeCloseTo(0.35 / 0.38, 3);
  expect(pathBound("opposite-limits", oppositeLimits(1), terms).value).toBeCloseTo(0.35 / 0.2, 3);
  expect(() => oppositeLimits(2, 1)).toThrow(InputError);
});

test("the bound of a history is that of its worst entry", () => {
  const days = history(100, 2);
  const byHand = Array.from({ length: 41 }, (_, from) =>
    largestLeverage(stretchOf(days, from, from + 60), USUAL_DMA_TERMS),
  );
  expect(historyBound("history", days, USUAL_DMA_TERMS, 60).value).toBeCloseTo(Math.min(...byHand), 3);
  expect(historyBound("history", history(30, 2), USUAL_DMA_TERMS, 60).value).toBeNaN();
});

describe("simulated paths", () => {
  const options = { ...USUAL_SIMULATION, paths: 200, confidence: 0.95 };

  test("the interval holds the bound, and meets that of paths drawn anew", () => {
    const days = history(500, 3);
    const { value, low, high } = simulatedBound("simulated", days, USUAL_DMA_TERMS, options);
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
    const other = simulatedBound("simulated", days, USUAL_DMA_TERMS, { ...options, paths: 400, seed: 99 });
    expect(Math.max(low, other.low)).toBeLessThanOrEqual(Math.min(high, other.high));
  });

  test("same seed, same figures; more confidence, less leverage", () => {
    const days = history(300, 4);
    const bound = (given: object) => simulatedBound("simulated", days, USUAL_DMA_TERMS, { ...options, ...given });
    expect(bound({})).toEqual(bound({}));
    expect(bound({ confidence: 0.99 }).value).toBeLessThan(bound({ confidence: 0.8 }).value);
    expect(() => bound({ meanBlock: 0 })).toThrow(InputError);
  });
});

test("the bound of a shortfall is (1 - call line) / ES, its interval turned round; own impact lowers it", () => {
  const shortfall = { value: 0.1, low: 0.05, high: 0.2 };
  const bound = shortfallBound("shortfall", shortfall, USUAL_DMA_TERMS);
  expect([bound.value, bound.low, bound.high]).toEqual([3.5, 1.75, 7].map((value) => expect.closeTo(value, 3)));
  const impact = { law: "square-root" as const, coefficient: 0.7, volatility: 0.05, turnover: 1 };
  expect(shortfallBound("shortfall", shortfall, { ...USUAL_DMA_TERMS, impact }).value).toBeLessThan(3);
  const unknown = { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  expect(shortfallBound("shortfall", unknown, USUAL_DMA_TERMS).value).toBeNaN();
  const endless = { value: 0.1, low: 0.05, high: Number.POSITIVE_INFINITY };
  expect(shortfallBound("shortfall", endless, USUAL_DMA_TERMS).low).toBeLessThan(0.001);
});
