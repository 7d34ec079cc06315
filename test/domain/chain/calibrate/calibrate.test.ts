import { describe, expect, test } from "vitest";
import {
  ACCEPTED_WITHIN,
  BASIS_BLOCK,
  basisRun,
  calibrate,
  fitErrors,
  identification,
  oneStepExplained,
  oneStepMissingFlow,
  type Recorded,
  unwindDays,
} from "../../../../src/domain/chain/calibrate/index.ts";
import { flowFor } from "../../../../src/domain/chain/calibrate/unexplained.ts";
import { saturatingImpact } from "../../../../src/domain/chain/impact.ts";
import { type ChainScenario, PARAMETERS, runChain, USUAL_PARAMETERS } from "../../../../src/domain/chain/index.ts";
import { madeUpScenario } from "../../../support/chain-scenario.ts";

const truth = { ...USUAL_PARAMETERS, bucketDepth: 0.15, futuresImpact: 0.5, lossElasticity: 0.7, deltaCap: 1.3 };
const scenarioFor = (parameters: typeof USUAL_PARAMETERS): ChainScenario => madeUpScenario({ parameters, pieces: 2 });

/** A run of known parameters as if it had been recorded. */
function recordedRun(): Recorded {
  const scenario = scenarioFor(truth);
  const { days, start } = runChain(scenario);
  return {
    logPrice: Float64Array.from(days.flatMap(({ seen }) => [...seen.logPrice])),
    dislocation: Float64Array.from(days.flatMap(({ seen }) => [...seen.dislocation])),
    weightedBasis: Float64Array.from(days.flatMap(({ seen }) => [...seen.hedgeCost].map((cost) => -cost))),
    openInterestLots: Float64Array.from(days.flatMap(({ seen }) => [...seen.openInterest])),
    startDislocation: scenario.start.dislocation,
    startOpenInterestLots: start.openInterest,
  };
}

describe("held against a run of its own", () => {
  const recorded = recordedRun();

  test("the model makes no error, explains every change, and misses no flow", () => {
    const run = runChain(scenarioFor(truth));
    const { price, dislocation, openInterest } = fitErrors(run, recorded);
    for (const error of [...price, ...dislocation, ...openInterest]) expect(error).toBeCloseTo(0, 12);
    const given = basisRun(scenarioFor(truth), recorded);
    for (const hedge of [0, 1]) expect(oneStepExplained(given, recorded, hedge)).toBeGreaterThan(0.98);
    for (const { stocksCny } of oneStepMissingFlow(given, scenarioFor(truth), recorded)) {
      expect(Math.abs(stocksCny)).toBeLessThan(1e9);
    }
  });

  test("a search comes near it, within the plausible ranges, and by the same steps for the same seed", async () => {
    const effort = { population: 12, generations: 5, restarts: 2, walk: 20, seed: 2 };
    const fit = await calibrate(scenarioFor, USUAL_PARAMETERS, recorded, effort);
    const start = fitErrors(runChain(scenarioFor(USUAL_PARAMETERS)), recorded);
    const found = fitErrors(runChain(scenarioFor(fit.joined.best.parameters)), recorded);
    expect(found.price[4]).toBeLessThan(start.price[4] / 2);
    for (const { parameters, loss } of fit.joined.accepted) {
      expect(loss).toBeLessThanOrEqual(fit.joined.best.loss + ACCEPTED_WITHIN);
      for (const name of BASIS_BLOCK) {
        expect(parameters[name]).toBeGreaterThanOrEqual(PARAMETERS[name].low);
        expect(parameters[name]).toBeLessThanOrEqual(PARAMETERS[name].high);
      }
    }
    expect(await calibrate(scenarioFor, USUAL_PARAMETERS, recorded, effort)).toEqual(fit);
    const rows = identification(BASIS_BLOCK, fit.basis);
    for (const { low, middle, high } of rows) expect(low <= middle && middle <= high).toBe(true);
  });

  test("looks at no day after the last that it is given", () => {
    const cut = (values: Float64Array, width: number) => values.slice(0, 9 * width);
    const short: Recorded = {
      ...recorded,
      logPrice: cut(recorded.logPrice, 5),
      dislocation: cut(recorded.dislocation, 2),
      weightedBasis: cut(recorded.weightedBasis, 2),
      openInterestLots: cut(recorded.openInterestLots, 2),
    };
    expect(unwindDays(short)).toEqual(unwindDays(recorded).filter((t) => t < 9));
  });
});

test("the flow that moves a price is the inverse of its impact", () => {
  for (const flow of [-3e9, -1e8, 0, 5e8, 2e10]) {
    expect(flowFor(saturatingImpact(flow, 1e10), 1e10)).toBeCloseTo(flow, -1);
  }
});
