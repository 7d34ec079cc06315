import fc from "fast-check";
import { expect, test } from "vitest";
import {
  activeShare,
  benchmarkWeights,
  crowdingWeighted,
  lastCloses,
  portfolioExposure,
  sizeGroupWeights,
  sizePlaces,
} from "../../../src/domain/holdings/index.ts";
import { SIZE_GROUPS } from "../../../src/domain/market/size-groups.ts";
import { smallMarket } from "../../support/small-market.ts";

const nan = Number.NaN;
/** Random weights that sum to 1. */
const portfolio = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 })
  .filter((parts) => parts.some((part) => part > 1e-3))
  .map((parts) => {
    const sum = parts.reduce((total, part) => total + part, 0);
    return Float64Array.from(parts, (part) => part / sum);
  });

test("active share is 0 for the benchmark itself, 1 for nothing in common, and between for all else", () => {
  expect(activeShare(Float64Array.of(0.5, 0.5, 0), Float64Array.of(0.5, 0.5, 0))).toBe(0);
  expect(activeShare(Float64Array.of(1, 0, 0), Float64Array.of(0, 0.4, 0.6))).toBe(1);
  // Half of |0.5 - 0.2| + |0.5 - 0.3| + |0 - 0.5|.
  expect(activeShare(Float64Array.of(0.5, 0.5, 0), Float64Array.of(0.2, 0.3, 0.5))).toBeCloseTo(0.5, 14);
  fc.assert(
    fc.property(portfolio, portfolio, (one, other) => {
      const share = activeShare(one, other);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1 + 1e-12);
      expect(share).toBe(activeShare(other, one));
      // One less what both hold.
      const overlap = one.reduce((sum, weight, j) => sum + Math.min(weight, other[j]), 0);
      expect(share).toBeCloseTo(1 - overlap, 12);
    }),
  );
});

test("a benchmark weighs its members by market value or alike, and leaves out those without one", () => {
  const values = Float64Array.of(10, 30, nan, 60, 5);
  const isMember = (j: number) => j < 4;
  expect(benchmarkWeights(isMember, values, "cap")).toEqual({
    weights: Float64Array.of(0.1, 0.3, 0, 0.6, 0),
    members: 3,
  });
  const alike = benchmarkWeights(isMember, values, "equal");
  expect(alike.weights[0]).toBeCloseTo(1 / 3, 15);
  expect(alike.weights[4]).toBe(0);
  expect(benchmarkWeights(() => false, values, "cap").members).toBe(0);
});

test("a portfolio's exposure is the mean of its stocks' by weight, over those that have one", () => {
  const { exposure, covered } = portfolioExposure(Float64Array.of(0.2, 0.3, 0.5, 0), Float64Array.of(1, -1, nan, 7));
  expect(exposure).toBeCloseTo((0.2 - 0.3) / 0.5, 14);
  expect(covered).toBeCloseTo(0.5, 14);
  expect(portfolioExposure(Float64Array.of(1), Float64Array.of(nan))).toEqual({ exposure: nan, covered: 0 });
});

test("active exposures add up: the portfolio's less the benchmark's is the exposure of the difference", () => {
  fc.assert(
    fc.property(
      portfolio,
      portfolio,
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 }),
      (one, other, x) => {
        const exposures = Float64Array.from(x);
        const active = portfolioExposure(one, exposures).exposure - portfolioExposure(other, exposures).exposure;
        expect(active).toBeCloseTo(
          one.reduce((sum, weight, j) => sum + (weight - other[j]) * x[j], 0),
          10,
        );
      },
    ),
  );
});

test("groups are those of the ranked stocks; one that is not ranked goes where its market value falls", () => {
  const count = 1000;
  const values = Float64Array.from({ length: count + 4 }, (_, j) =>
    j < count ? j + 1 : [0.5, 250.5, 1e9, nan][j - count],
  );
  const places = sizePlaces(values, (j) => j < count, 400);
  const nameOf = (j: number) => SIZE_GROUPS[places[j]] ?? null;
  // 1000 stocks: 400 micro caps, then the largest 300, and 300 of ranks 301-600, which belong to 500.
  expect([0, 399, 400, 699, 700, 999].map(nameOf)).toEqual(["micro", "micro", "500", "500", "300", "300"]);
  expect([count, count + 1, count + 2, count + 3].map(nameOf)).toEqual(["micro", "micro", "300", null]);
});

test("weights by size sum to the weight of what has a size", () => {
  const weights = sizeGroupWeights(Float64Array.of(0.25, 0.25, 0.5, 0), Int8Array.of(0, 5, -1, 2));
  expect(weights).toEqual({ micro: 0.25, rest: 0, "2000": 0, "1000": 0, "500": 0, "300": 0.25 });
});

test("crowding is weighted over the groups whose crowding is known", () => {
  const weights = { micro: 0.5, rest: 0.2, "2000": 0.3, "1000": 0, "500": 0, "300": 0 };
  const { value, covered } = crowdingWeighted(weights, { micro: 0.9, "2000": 0.5, "300": nan });
  expect(value).toBeCloseTo((0.5 * 0.9 + 0.3 * 0.5) / 0.8, 14);
  expect(covered).toBeCloseTo(0.8, 14);
  expect(crowdingWeighted(weights, {}).value).toBeNaN();
});

test("a suspended stock stands at its last close, and nothing later than the row is read", () => {
  const { panel } = smallMarket({
    "600000": [10, null, null, 12],
    "600001": [null, null, null, 5],
    "600002": [1, 2, 3, 4],
  });
  expect(Array.from(lastCloses(panel, 2))).toEqual([10, nan, 3]);
});
