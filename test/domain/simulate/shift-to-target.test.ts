import fc from "fast-check";
import { expect, test } from "vitest";
import { shiftToTarget } from "../../../src/domain/simulate/shift-to-target.ts";
import { NoConvergence } from "../../../src/errors.ts";

const stock = fc.record({
  weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
  shock: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  limit: fc.constantFrom(0.05, 0.1, 0.2),
});
const group = fc.array(stock, { minLength: 1, maxLength: 30 }).map((list) => ({
  weights: Float64Array.from(list, ({ weight }) => weight),
  shocks: Float64Array.from(list, ({ shock }) => shock),
  limits: Float64Array.from(list, ({ limit }) => limit),
}));
const meanOf = (weights: Float64Array, values: Float64Array) =>
  weights.reduce((sum, weight, j) => sum + weight * values[j], 0) / weights.reduce((sum, weight) => sum + weight, 0);

test("the weighted mean is the target, limits hold where they can, and larger shocks never end lower", () => {
  fc.assert(
    fc.property(group, fc.double({ min: -0.3, max: 0.3, noNaN: true }), (day, target) => {
      const { returns, beyond } = shiftToTarget(day, target);
      expect(meanOf(day.weights, returns)).toBeCloseTo(target, 12);
      expect(beyond).toBe(Math.abs(target) > meanOf(day.weights, day.limits));
      if (beyond) return;
      returns.forEach((value, j) => {
        expect(Math.abs(value)).toBeLessThanOrEqual(day.limits[j]);
        const below = day.shocks.findIndex((shock, i) => shock < day.shocks[j] && day.limits[i] === day.limits[j]);
        if (below >= 0) expect(returns[below]).toBeLessThanOrEqual(value);
      });
    }),
  );
});

test("without any limit in the way all stocks move by the same amount", () => {
  const day = {
    weights: Float64Array.of(1, 3),
    shocks: Float64Array.of(0.01, -0.01),
    limits: Float64Array.of(0.1, 0.1),
  };
  const { returns } = shiftToTarget(day, 0.02);
  expect(returns[0]).toBeCloseTo(0.035, 14);
  expect(returns[1]).toBeCloseTo(0.015, 14);
});

test("a stock that does not trade stays, and the others make up for it", () => {
  const day = { weights: Float64Array.of(1, 1), shocks: Float64Array.of(0, 0), limits: Float64Array.of(0, 0.1) };
  expect(Array.from(shiftToTarget(day, 0.03).returns)).toEqual([0, 0.06]);
});

test("a group of which nothing trades cannot move", () => {
  const day = { weights: Float64Array.of(1), shocks: Float64Array.of(0), limits: Float64Array.of(0) };
  expect(() => shiftToTarget(day, 0.01)).toThrow(NoConvergence);
  expect(Array.from(shiftToTarget(day, 0).returns)).toEqual([0]);
});
