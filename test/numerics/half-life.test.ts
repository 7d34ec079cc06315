import { expect, test } from "vitest";
import { halfLifeDecay, halfLifeWeights } from "../../src/numerics/half-life.ts";

test("a weight a half-life back is half as large, and weights sum to 1", () => {
  expect(halfLifeDecay(42) ** 42).toBeCloseTo(0.5, 14);
  const weights = halfLifeWeights(100, 21);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 14);
  expect(weights[78] / weights[99]).toBeCloseTo(0.5, 14);
});
