import { describe, expect, test } from "vitest";
import { factorCovariance, shrinkToSize, specificVariance } from "../../../src/domain/factors/index.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";

const LENGTH = 300;

function madeReturns(seed: number): Float64Array[] {
  const random = xoshiro(seed);
  const common = Float64Array.from({ length: LENGTH }, () => 0.005 * random.normal());
  return [1, -0.5, 0.2].map((load) =>
    Float64Array.from(common, (value, t) =>
      t < 100 && load === 0.2 ? Number.NaN : load * value + 0.004 * random.normal(),
    ),
  );
}

/** Weighted products of two series about their weighted means at every pair of days within the lags. */
function longRun(a: readonly number[], b: readonly number[], halfLife: number, lags: number): number {
  const raw = a.map((_, t) => 0.5 ** ((a.length - 1 - t) / halfLife));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const weights = raw.map((weight) => weight / total);
  const centred = (values: readonly number[]) => {
    const mean = values.reduce((sum, value, t) => sum + weights[t] * value, 0);
    return values.map((value) => value - mean);
  };
  const [x, y] = [centred(a), centred(b)];
  let sum = 0;
  for (let t = 0; t < a.length; t++) {
    for (let s = Math.max(0, t - lags); s <= Math.min(a.length - 1, t + lags); s++) {
      sum += (1 - Math.abs(t - s) / (lags + 1)) * Math.sqrt(weights[t] * weights[s]) * x[t] * y[s];
    }
  }
  return sum;
}

describe("factor covariance", () => {
  const returns = madeReturns(3);
  const risk = factorCovariance(returns)!;

  test("volatilities and correlations are those of the sums over pairs of days, to 1e-12", () => {
    returns.forEach((series, k) => {
      const known = [...series].filter((value) => !Number.isNaN(value));
      expect(Math.abs(risk.volatilities[k] - Math.sqrt(longRun(known, known, 84, 5)))).toBeLessThan(1e-12);
    });
    const common = returns.map((series) => [...series.subarray(100)]);
    const covariance = (i: number, j: number) => longRun(common[i], common[j], 504, 2);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        const expected = covariance(i, j) / Math.sqrt(covariance(i, i) * covariance(j, j));
        expect(Math.abs(risk.correlations[3 * i + j] - expected)).toBeLessThan(1e-12);
        const scaled = expected * risk.volatilities[i] * risk.volatilities[j];
        expect(Math.abs(risk.covariance[3 * i + j] - scaled)).toBeLessThan(1e-16);
      }
    }
    expect(risk.days).toBe(200);
  });

  test("no portfolio of factors has a negative variance", () => {
    const random = xoshiro(1);
    for (let draw = 0; draw < 200; draw++) {
      const holding = [0, 1, 2].map(() => random.normal());
      const variance = risk.covariance.reduce(
        (sum, value, at) => sum + holding[Math.floor(at / 3)] * value * holding[at % 3],
        0,
      );
      expect(variance).toBeGreaterThanOrEqual(0);
    }
  });

  test("a factor with fewer than 60 days is left out, and with no other there is none", () => {
    const short = returns[2].map((value, t) => (t < LENGTH - 59 ? Number.NaN : value));
    expect(factorCovariance([returns[0], short])!.factors).toEqual([0]);
    expect(factorCovariance([short])).toBeNull();
    expect(factorCovariance([])).toBeNull();
  });
});

describe("specific variance", () => {
  test("kept up day by day equals the sums over all days, lag by lag, to 1e-12", () => {
    const random = xoshiro(6);
    const days = Array.from({ length: 150 }, () =>
      Float64Array.from({ length: 3 }, (_, j) => (random.uniform() < 0.1 * j ? Number.NaN : 0.02 * random.normal())),
    );
    const variance = specificVariance(3);
    for (const returns of days) variance.add(returns);
    const told = variance.deviations();
    for (let j = 0; j < 3; j++) {
      let expected = 0;
      for (let lag = 0; lag <= 5; lag++) {
        let [products, weights] = [0, 0];
        for (let t = lag; t < days.length; t++) {
          const product = days[t][j] * days[t - lag][j];
          if (Number.isNaN(product)) continue;
          products += 0.5 ** ((days.length - 1 - t) / 84) * product;
          weights += 0.5 ** ((days.length - 1 - t) / 84);
        }
        expected += ((lag === 0 ? 1 : 2 * (1 - lag / 6)) * products) / weights;
      }
      expect(Math.abs(told[j] - Math.sqrt(expected))).toBeLessThan(1e-12);
    }
  });

  test("is not told of fewer than 60 days, and stays positive where lags would take it below zero", () => {
    const variance = specificVariance(2);
    for (let t = 0; t < 80; t++) variance.add(Float64Array.of(t % 2 === 0 ? 0.01 : -0.01, t < 59 ? 0.01 : Number.NaN));
    expect(variance.deviations()[0]).toBeGreaterThan(0);
    expect(variance.deviations()[1]).toBeNaN();
  });
});

describe("shrinkage to size", () => {
  const values = Float64Array.from({ length: 40 }, (_, j) => 1e9 * (j + 1));

  test("deviations that are equal in a tenth stay; a missing one takes the tenth's mean; no value, no deviation", () => {
    const deviations = Float64Array.from(values, (_, j) => (j === 5 ? Number.NaN : 0.02 + 0.001 * Math.floor(j / 4)));
    const shrunk = shrinkToSize(deviations, values);
    shrunk.forEach((value, j) => {
      expect(value).toBeCloseTo(0.02 + 0.001 * Math.floor(j / 4), 14);
    });
    expect(
      shrinkToSize(
        deviations,
        values.map((value, j) => (j === 9 ? Number.NaN : value)),
      )[9],
    ).toBeNaN();
  });

  test("one far from its tenth moves towards the mean by q|d| / (spread + q|d|)", () => {
    const same = new Float64Array(10).fill(1e9);
    const hundred = Float64Array.from({ length: 100 }, (_, j) => (j < 10 ? 1 : j + 1) * 1e9);
    hundred.set(same);
    const deviations = Float64Array.from(hundred, (_, j) => (j === 0 ? 0.06 : j < 10 ? 0.02 : 0.03));
    const mean = 0.024;
    const spread = Math.sqrt((0.036 ** 2 + 9 * 0.004 ** 2) / 10);
    const pull = 0.1 * 0.036;
    const share = pull / (spread + pull);
    expect(shrinkToSize(deviations, hundred)[0]).toBeCloseTo(share * mean + (1 - share) * 0.06, 14);
  });
});
