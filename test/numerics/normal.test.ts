import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf, normalDensity, normalInverse } from "../../src/numerics/normal.ts";

/** x, cdf, density to 17 digits, from 40-digit arithmetic (mpmath ncdf and npdf). */
const REFERENCE: [number, number, number][] = [
  [-37.5, 4.605353009581955e-308, 1.7282337322841054e-306],
  [-20, 2.7536241186062337e-89, 5.520948362159764e-88],
  [-10, 7.619853024160525e-24, 7.69459862670642e-23],
  [-5.7, 5.990371401063528e-9, 3.5139550948204334e-8],
  [-5.6, 1.071759025831093e-8, 6.182620500165856e-8],
  [-3, 0.0013498980316300946, 0.0044318484119380075],
  [-1.96, 0.024997895148220435, 0.05844094433345146],
  [-0.7, 0.24196365222307303, 0.31225393336676127],
  [-0.6, 0.2742531177500736, 0.3332246028917996],
  [-0.001, 0.49960105778608893, 0.39894208093034234],
  [0, 0.5, 0.3989422804014327],
  [0.5, 0.6914624612740131, 0.35206532676429947],
  [1, 0.8413447460685429, 0.24197072451914334],
  [2.5, 0.9937903346742238, 0.017528300493568537],
  [6, 0.9999999990134123, 6.075882849823285e-9],
];

/** Probability and its quantile to 17 digits, from 40-digit arithmetic (mpmath root of log ncdf). */
const QUANTILES: [number, number][] = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-20, -9.262340089798407],
  [1e-12, -7.034483825301132],
  [1e-5, -4.264890793922825],
  [0.01, -2.326347874040841],
  [0.025, -1.9599639845400543],
  [0.07, -1.4757910281791706],
  [0.075, -1.439531470938456],
  [0.3, -0.5244005127080408],
  [0.6, 0.2533471031357997],
  [0.95, 1.6448536269514722],
  [0.999, 3.090232306167813],
];

const RELATIVE = 2e-15;

test.each(REFERENCE)("at %d the cdf and the density agree with 40-digit arithmetic to 2e-15", (x, cdf, density) => {
  expect(Math.abs(normalCdf(x) / cdf - 1)).toBeLessThan(RELATIVE);
  expect(Math.abs(normalDensity(x) / density - 1)).toBeLessThan(RELATIVE);
});

test.each(QUANTILES)("the quantile of %d agrees with 40-digit arithmetic to 2e-15", (probability, x) => {
  expect(Math.abs(normalInverse(probability) / x - 1)).toBeLessThan(RELATIVE);
});

test("the cdf undoes its inverse over 300 decades of the lower tail and in the middle", () => {
  const probability = fc.oneof(
    fc.double({ min: 0.001, max: 0.999, noNaN: true }),
    fc.double({ min: -300, max: -3, noNaN: true }).map((exponent) => 10 ** exponent),
  );
  fc.assert(
    fc.property(probability, (p) => {
      const x = normalInverse(p);
      const condition = 1 + Math.abs(x) * Math.max(1, Math.abs(x));
      expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(8e-16 * condition + RELATIVE);
    }),
  );
});

test("the two tails add to one", () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
    }),
  );
});

test("limits and missing values pass through", () => {
  expect(normalInverse(0.5)).toBe(0);
  expect(normalInverse(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalInverse(1)).toBe(Number.POSITIVE_INFINITY);
  expect(normalInverse(-0.1)).toBeNaN();
  expect(normalInverse(Number.NaN)).toBeNaN();
  expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
  expect(normalCdf(Number.NaN)).toBeNaN();
  expect(normalDensity(Number.NaN)).toBeNaN();
  expect(normalDensity(100)).toBe(0);
});
