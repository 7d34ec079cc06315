import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fitParetoByLikelihood,
  fitParetoByMoments,
  type GeneralizedPareto,
  paretoLogLikelihood,
  paretoQuantile,
  paretoSurvival,
} from "../../../src/domain/tail/index.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";
import { simulatedExceedances } from "./simulated.ts";

const laws = fc.record({
  xi: fc.double({ min: -0.45, max: 0.9, noNaN: true }),
  beta: fc.double({ min: 0.001, max: 100, noNaN: true }),
});

test("the quantile undoes the survival function", () => {
  fc.assert(
    fc.property(laws, fc.double({ min: 1e-6, max: 0.999, noNaN: true }), (law, s) => {
      expect(paretoSurvival(law, paretoQuantile(law, s))).toBeCloseTo(s, 9);
    }),
  );
});

test("as xi goes to 0 the law becomes the exponential one", () => {
  for (const xi of [1e-6, -1e-6, 1e-13]) {
    for (const y of [0.1, 1, 5]) expect(paretoSurvival({ xi, beta: 2 }, y)).toBeCloseTo(Math.exp(-y / 2), 5);
  }
  const y = Float64Array.of(0.5, 1, 2);
  expect(paretoLogLikelihood({ xi: 1e-7, beta: 2 }, y)).toBeCloseTo(paretoLogLikelihood({ xi: 0, beta: 2 }, y), 5);
});

describe.each([
  [-0.2, 0.02],
  [0, 1],
  [0.3, 0.015],
  [0.6, 5],
])("10,000 exceedances of xi %f, beta %f", (xi, beta) => {
  const y = simulatedExceedances({ xi, beta }, 10_000, 7);

  /** Smith (1985): the error of xi by maximum likelihood is (1 + xi) / sqrt(n); three of them are allowed. */
  test("maximum likelihood finds both within their standard errors", () => {
    const law = fitParetoByLikelihood(y);
    expect(Math.abs(law.xi - xi)).toBeLessThan((3 * (1 + xi)) / 100);
    expect(Math.abs(law.beta / beta - 1)).toBeLessThan((3 * Math.sqrt(2 * (1 + xi))) / 100);
  });

  test("nothing near the fit is likelier", () => {
    const law = fitParetoByLikelihood(y);
    const most = paretoLogLikelihood(law, y);
    for (const [a, b] of [
      [0.001, 1],
      [-0.001, 1],
      [0, 1.001],
      [0, 0.999],
      [0.001, 0.999],
    ]) {
      expect(paretoLogLikelihood({ xi: law.xi + a, beta: law.beta * b }, y)).toBeLessThan(most);
    }
  });
});

test("probability-weighted moments find xi below 1/2 too", () => {
  for (const xi of [-0.2, 0, 0.3]) {
    const law = fitParetoByMoments(simulatedExceedances({ xi, beta: 2 }, 20_000, 3));
    expect(Math.abs(law.xi - xi)).toBeLessThan(0.04);
    expect(Math.abs(law.beta / 2 - 1)).toBeLessThan(0.04);
  }
});

test("both fits scale with the losses", () => {
  const y = simulatedExceedances({ xi: 0.2, beta: 1 }, 400, 11);
  for (const fitted of [fitParetoByLikelihood, fitParetoByMoments]) {
    const one = fitted(y);
    const other = fitted(y.map((value) => 1000 * value));
    expect(other.xi).toBeCloseTo(one.xi, 6);
    expect(other.beta / 1000).toBeCloseTo(one.beta, 6);
  }
});

test("the error of xi in small samples is that of the theory", () => {
  const law: GeneralizedPareto = { xi: 0.2, beta: 1 };
  const random = xoshiro(5);
  const fits = Array.from({ length: 300 }, () => fitParetoByLikelihood(simulatedExceedances(law, 200, random)).xi);
  const middle = fits.reduce((sum, xi) => sum + xi, 0) / fits.length;
  const spread = Math.sqrt(fits.reduce((sum, xi) => sum + (xi - middle) ** 2, 0) / (fits.length - 1));
  expect(Math.abs(middle - 0.2)).toBeLessThan(0.03);
  expect(spread / (1.2 / Math.sqrt(200))).toBeGreaterThan(0.85);
  expect(spread / (1.2 / Math.sqrt(200))).toBeLessThan(1.15);
});

test("too few exceedances, or none above 0, have no law", () => {
  expect(fitParetoByLikelihood(Float64Array.of(1)).xi).toBeNaN();
  expect(fitParetoByMoments(Float64Array.of()).beta).toBeNaN();
  expect(fitParetoByLikelihood(Float64Array.of(0, 0, 0)).xi).toBeNaN();
});
