import { expect, test } from "vitest";
import { icSummary } from "../../../../src/domain/factors/single-factor/index.ts";

const VALUES = [0.1, -0.05, Number.NaN, 0.2, 0.15, -0.1, 0.05];

test("mean, sample deviation, ratio, t and share above zero leave out unknown days", () => {
  const summary = icSummary(VALUES, 1);
  // Six values: mean 0.35 / 6, sum of squares 0.0875, variance (0.0875 - 0.35^2 / 6) / 5.
  const mean = 0.35 / 6;
  const deviation = Math.sqrt((0.0875 - 0.35 ** 2 / 6) / 5);
  expect(summary.days).toBe(6);
  expect(summary.mean).toBeCloseTo(mean, 14);
  expect(summary.standardDeviation).toBeCloseTo(deviation, 14);
  expect(summary.informationRatio).toBeCloseTo(mean / deviation, 12);
  expect(summary.tValue).toBeCloseTo((mean / deviation) * Math.sqrt(6), 12);
  expect(summary.positiveShare).toBeCloseTo(4 / 6, 14);
});

test("without overlap the corrected t is the plain one; with it the Bartlett sum by hand", () => {
  const { tValue, overlapTValue } = icSummary(VALUES, 1);
  expect(overlapTValue).toBeCloseTo(tValue, 12);
  const known = VALUES.filter((value) => !Number.isNaN(value));
  const mean = 0.35 / 6;
  const product = (lag: number) =>
    known.slice(lag).reduce((sum, value, i) => sum + (value - mean) * (known[i] - mean), 0) / 5;
  const variance = product(0) + 2 * (2 / 3) * product(1) + 2 * (1 / 3) * product(2);
  expect(icSummary(VALUES, 3).overlapTValue).toBeCloseTo(mean / Math.sqrt(variance / 6), 12);
});

test("too few days say nothing", () => {
  expect(icSummary([], 1)).toMatchObject({ days: 0, mean: Number.NaN, positiveShare: Number.NaN });
  expect(icSummary([0.1], 1).tValue).toBeNaN();
  expect(icSummary([0.1, 0.2, 0.3], 20).overlapTValue).toBeNaN();
});
