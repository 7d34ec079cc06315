import { expect, test } from "vitest";
import {
  effectiveCount,
  likelihoodWeights,
  logLikelihood,
  resampled,
} from "../../../../src/domain/chain/ensemble/index.ts";
import { runChain } from "../../../../src/domain/chain/index.ts";
import { madeUpScenario } from "../../../support/chain-scenario.ts";

const scenario = madeUpScenario();
const days = runChain(scenario).days;
const recorded = {
  logPrice: Float64Array.from(days.flatMap(({ seen }) => [...seen.logPrice])),
  dislocation: Float64Array.from(days.flatMap(({ seen }) => [...seen.dislocation])),
  residualDeviation: new Float64Array(5).fill(0.01),
  basisDeviation: new Float64Array(2).fill(0.004),
};

test("the parameters that made the days are the likeliest: without any error", () => {
  expect(logLikelihood(scenario, scenario.parameters, recorded)).toBeCloseTo(0, 9);
  const other = { ...scenario.parameters, bucketDepth: 0.3 };
  expect(logLikelihood(scenario, other, recorded)).toBeLessThan(-0.01);
});

test("a future that was not listed leaves the rest to tell", () => {
  const dislocation = recorded.dislocation.map((value, at) => (at % 2 === 1 ? Number.NaN : value));
  expect(logLikelihood(scenario, scenario.parameters, { ...recorded, dislocation })).toBeCloseTo(0, 9);
});

test("weights add up to 1, and are worth as many sets as they are even", () => {
  const even = likelihoodWeights(Float64Array.of(-900, -900, -900, -900));
  expect(effectiveCount(even)).toBeCloseTo(4, 12);
  expect(effectiveCount(likelihoodWeights(Float64Array.of(0, -800)))).toBeCloseTo(1, 12);
});

test("resampling takes each place as often as its weight says, to within one", () => {
  const weights = Float64Array.of(0.5, 0, 0.3, 0.2);
  const counts = [0, 0, 0, 0];
  for (const at of resampled(weights, 100, 0.37)) counts[at]++;
  counts.forEach((count, at) => {
    expect(Math.abs(count - 100 * weights[at])).toBeLessThanOrEqual(1);
  });
});
