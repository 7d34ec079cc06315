import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crossSectionOf, purePortfolios, regress, type Sample } from "../../../src/domain/factors/index.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";
import { denseRegression } from "../../support/dense-regression.ts";

/** A random sample: `groupCount` industries of which number 0 may be empty, styles with some correlation. */
function madeSample(seed: number, groupCount: number, styleCount: number): Sample & { returns: Float64Array } {
  const random = xoshiro(seed);
  const count = 40 + 8 * (groupCount + styleCount);
  const marketValues = Float64Array.from({ length: count }, () => 1e9 * Math.exp(1.2 * random.normal()));
  const common = Float64Array.from({ length: count }, () => random.normal());
  return {
    count,
    marketValues,
    weights: marketValues.map(Math.sqrt),
    groups: Int32Array.from({ length: count }, (_, i) => 1 + (i % (groupCount - 1))),
    groupCount,
    styles: Array.from({ length: styleCount }, () => common.map((value) => 0.5 * value + random.normal())),
    returns: Float64Array.from({ length: count }, () => 0.02 * random.normal()),
  };
}

const samples = fc
  .tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 2, max: 9 }), fc.integer({ min: 0, max: 6 }))
  .map(([seed, groups, styles]) => madeSample(seed, groups, styles));

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, x, i) => sum + x * b[i], 0);
const sumOf = (a: ArrayLike<number>) => Array.from(a).reduce((sum, x) => sum + x, 0);

test("factor returns are those of the dense restricted solve, to 1e-10 of a return", () => {
  fc.assert(
    fc.property(samples, (sample) => {
      const { country, industries, styles } = regress(crossSectionOf(sample)!, sample.returns);
      const dense = denseRegression(sample, sample.returns);
      const ours = [country, ...dense.groups.map((group) => industries[group]), ...styles];
      ours.forEach((value, k) => {
        expect(Math.abs(value - dense.factors[k])).toBeLessThan(1e-10);
      });
    }),
    { numRuns: 40 },
  );
});

describe("pure factor portfolios", () => {
  test("earn exactly the factor returns, to 1e-12", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const section = crossSectionOf(sample)!;
        const fit = regress(section, sample.returns);
        const { country, industries, styles } = purePortfolios(section);
        expect(Math.abs(dot(country, sample.returns) - fit.country)).toBeLessThan(1e-12);
        styles.forEach((weights, a) => {
          expect(Math.abs(dot(weights, sample.returns) - fit.styles[a])).toBeLessThan(1e-12);
        });
        industries.forEach((weights, k) => {
          if (weights === null) expect(fit.industries[k]).toBeNaN();
          else expect(Math.abs(dot(weights, sample.returns) - fit.industries[k])).toBeLessThan(1e-12);
        });
      }),
      { numRuns: 40 },
    );
  });

  test("of styles: exposure 1 to their own and 0 to every other factor, summing to 0, to 1e-10", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const { styles } = purePortfolios(crossSectionOf(sample)!);
        styles.forEach((weights, a) => {
          expect(Math.abs(sumOf(weights))).toBeLessThan(1e-10);
          sample.styles.forEach((values, b) => {
            expect(Math.abs(dot(weights, values) - (a === b ? 1 : 0))).toBeLessThan(1e-10);
          });
          for (let k = 0; k < sample.groupCount; k++) {
            const held = sumOf(weights.filter((_, i) => sample.groups[i] === k));
            expect(Math.abs(held)).toBeLessThan(1e-10);
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  test("of the country: sums to 1, holds industries by market value and no style; industries sum to 0, to 1e-10", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const { country, industries } = purePortfolios(crossSectionOf(sample)!);
        expect(Math.abs(sumOf(country) - 1)).toBeLessThan(1e-10);
        const total = sumOf(sample.marketValues);
        for (let k = 0; k < sample.groupCount; k++) {
          const held = sumOf(country.filter((_, i) => sample.groups[i] === k));
          const share = sumOf(sample.marketValues.filter((_, i) => sample.groups[i] === k)) / total;
          expect(Math.abs(held - share)).toBeLessThan(1e-10);
        }
        for (const values of sample.styles) {
          expect(Math.abs(dot(country, values))).toBeLessThan(1e-10);
          for (const weights of industries) {
            if (weights) expect(Math.abs(dot(weights, values))).toBeLessThan(1e-10);
          }
        }
        for (const weights of industries) if (weights) expect(Math.abs(sumOf(weights))).toBeLessThan(1e-10);
      }),
      { numRuns: 40 },
    );
  });
});

test("industries' returns weighted by market value sum to zero", () => {
  const sample = madeSample(4, 6, 3);
  const { industries } = regress(crossSectionOf(sample)!, sample.returns);
  const weights = industries.map((_, k) => sumOf(sample.marketValues.filter((_, i) => sample.groups[i] === k)));
  expect(industries[0]).toBeNaN();
  expect(Math.abs(dot(weights.subarray(1), industries.subarray(1)) / sumOf(weights))).toBeLessThan(1e-14);
});

test("returns made of factors alone are told to the last digit, with an R2 of 1", () => {
  const sample = madeSample(9, 5, 4);
  const returns = Float64Array.from(
    sample.returns,
    (_, i) =>
      0.01 + 0.002 * sample.groups[i] + sample.styles.reduce((sum, values, a) => sum + 0.003 * a * values[i], 0),
  );
  const fit = regress(crossSectionOf(sample)!, returns);
  fit.styles.forEach((value, a) => {
    expect(value).toBeCloseTo(0.003 * a, 14);
  });
  expect(fit.r2).toBeCloseTo(1, 12);
  expect(Math.max(...fit.specific.map(Math.abs))).toBeLessThan(1e-15);
});

test("of returns that nothing explains, t-values have mean square 1 and R2 is the share of factors among stocks", () => {
  const sample = madeSample(21, 8, 5);
  const random = xoshiro(2);
  const section = crossSectionOf(sample)!;
  let squares = 0;
  let explained = 0;
  const draws = 400;
  for (let draw = 0; draw < draws; draw++) {
    // Specific variance inverse to the weights, as the regression takes it.
    const returns = sample.weights.map((weight) => random.normal() / Math.sqrt(weight));
    const { tValues, r2 } = regress(section, returns);
    squares += sumOf(tValues.map((t) => t * t)) / 5;
    explained += r2;
  }
  const left = sample.count - 7 - 5;
  // 2000 squares of a t of `left` degrees: mean left / (left - 2), standard error about 0.035.
  expect(Math.abs(squares / draws - left / (left - 2))).toBeLessThan(0.1);
  expect(Math.abs(explained / draws - 11 / (sample.count - 1))).toBeLessThan(0.01);
});

test("twice the same style has no regression", () => {
  const sample = madeSample(1, 4, 2);
  expect(crossSectionOf({ ...sample, styles: [sample.styles[0], sample.styles[0]] })).toBeNull();
});
