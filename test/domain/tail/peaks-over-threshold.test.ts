import { expect, test } from "vitest";
import {
  expectedShortfall,
  expectedShortfallInterval,
  LEAST_EXCEEDANCES,
  type LossTail,
  lossTail,
  thresholdPlace,
  valueAtRisk,
  valueAtRiskInterval,
} from "../../../src/domain/tail/index.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";
import { simulatedExceedances } from "./simulated.ts";

/** Losses that are Pareto from 0 on: those above any threshold are Pareto with the same xi. */
const losses = (count: number, seed: number, xi = 0.25) => simulatedExceedances({ xi, beta: 0.01 }, count, seed);

test("the threshold leaves 50 losses above it between 90% and 95%", () => {
  expect(thresholdPlace(100)).toBe(0.9);
  expect(thresholdPlace(700)).toBeCloseTo(1 - 50 / 700, 12);
  expect(thresholdPlace(10_000)).toBe(0.95);
  expect(lossTail(losses(700, 1)).exceedances.length).toBe(50);
});

test("fewer exceedances than the least have no tail, and every figure of it is NaN", () => {
  const tail = lossTail(losses(150, 1));
  expect(tail.exceedances.length).toBeLessThan(LEAST_EXCEEDANCES);
  expect(valueAtRisk(tail, 0.99)).toBeNaN();
  expect(expectedShortfall(tail, 0.99)).toBeNaN();
  expect(expectedShortfallInterval(tail, 0.99).high).toBeNaN();
  expect(valueAtRisk(lossTail([]), 0.99)).toBeNaN();
});

test("at its threshold the value at risk is the threshold, and it is passed as often as it says", () => {
  const tail = lossTail(losses(20_000, 2));
  const at = 1 - tail.exceedances.length / tail.count;
  expect(valueAtRisk(tail, at)).toBeCloseTo(tail.threshold, 12);
  expect(valueAtRisk(tail, 0.5)).toBeNaN();
  const held = losses(200_000, 3);
  const passed = held.filter((loss) => loss > valueAtRisk(tail, 0.99)).length / held.length;
  expect(Math.abs(passed - 0.01)).toBeLessThan(0.0015);
});

test("expected shortfall is the mean of the values at risk beyond its level", () => {
  const tail = lossTail(losses(5000, 4));
  const steps = 200_000;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += valueAtRisk(tail, 0.99 + (0.01 * (i + 0.5)) / steps);
  expect(expectedShortfall(tail, 0.99) / (sum / steps)).toBeCloseTo(1, 3);
});

test("as xi goes to 0 the shortfall is the value at risk and one scale, as of an exponential law", () => {
  const tail: LossTail = { ...lossTail(losses(5000, 4)), law: { xi: 1e-9, beta: 0.02 } };
  expect(expectedShortfall(tail, 0.99) - valueAtRisk(tail, 0.99)).toBeCloseTo(0.02, 9);
  const flat: LossTail = { ...tail, law: { xi: 0, beta: 0.02 } };
  const s = (0.01 * tail.count) / tail.exceedances.length;
  expect(valueAtRisk(flat, 0.99)).toBeCloseTo(tail.threshold - 0.02 * Math.log(s), 12);
  expect(expectedShortfall({ ...tail, law: { xi: 1.2, beta: 1 } }, 0.99)).toBe(Number.POSITIVE_INFINITY);
});

test("figures and intervals scale with the losses", () => {
  const one = lossTail(losses(1000, 6));
  const other = lossTail(losses(1000, 6).map((loss) => 100 * loss));
  expect(expectedShortfall(other, 0.99) / expectedShortfall(one, 0.99)).toBeCloseTo(100, 4);
  const [narrow, wide] = [one, other].map((tail) => expectedShortfallInterval(tail, 0.99));
  expect(wide.low / narrow.low).toBeCloseTo(100, 3);
  expect(wide.high / narrow.high).toBeCloseTo(100, 3);
});

test("profile intervals of 95% hold the truth in about 95% of samples, and lie round the figure", () => {
  const truth = { var99: 0, shortfall99: 0 };
  const [xi, beta, s] = [0.25, 0.01, 0.01];
  truth.var99 = (beta * (s ** -xi - 1)) / xi;
  truth.shortfall99 = (truth.var99 + beta) / (1 - xi);
  const random = xoshiro(9);
  const held = { var99: 0, shortfall99: 0 };
  const samples = 100;
  for (let i = 0; i < samples; i++) {
    const tail = lossTail(simulatedExceedances({ xi, beta }, 4000, random));
    const var99 = valueAtRiskInterval(tail, 0.99);
    const shortfall99 = expectedShortfallInterval(tail, 0.99);
    expect(var99.low).toBeLessThan(var99.value);
    expect(shortfall99.high).toBeGreaterThan(shortfall99.value);
    if (var99.low <= truth.var99 && truth.var99 <= var99.high) held.var99++;
    if (shortfall99.low <= truth.shortfall99 && truth.shortfall99 <= shortfall99.high) held.shortfall99++;
  }
  // Of 100 samples at 95% the share held has a standard error of 2 points; the share of losses above the threshold is
  // taken as known, which costs about 2 points more.
  expect(held.var99 / samples).toBeGreaterThan(0.86);
  expect(held.shortfall99 / samples).toBeGreaterThan(0.86);
});
