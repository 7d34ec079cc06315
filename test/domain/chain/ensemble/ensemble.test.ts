import { expect, test } from "vitest";
import {
  CASCADE,
  drawnScenario,
  ensembleRunner,
  OUTCOMES,
  outcomeOf,
  outcomeRow,
  spreadOf,
} from "../../../../src/domain/chain/ensemble/index.ts";
import { MICRO, runChain, USUAL_PARAMETERS } from "../../../../src/domain/chain/index.ts";
import { xoshiro } from "../../../../src/numerics/xoshiro.ts";
import { madeUpScenario } from "../../../support/chain-scenario.ts";

const scenario = madeUpScenario();

test("a run depends on its number alone: any order gives the same rows", () => {
  const setup = { scenario, pastMarket: Float64Array.from({ length: 50 }, (_, t) => 0.01 * Math.sin(t)), seed: 3 };
  const [first, second] = [ensembleRunner(setup), ensembleRunner(setup)];
  const forwards = [0, 1, 2, 3].map((run) => outcomeRow(first(run)));
  const backwards = [3, 2, 1, 0].map((run) => outcomeRow(second(run))).reverse();
  expect(backwards).toEqual(forwards);
  expect(forwards[0]).toHaveLength(OUTCOMES.length);
});

test("outcomes are those of the run's own closes and flows", () => {
  const run = runChain(scenario);
  const outcome = outcomeOf(run, scenario);
  const lowest = Math.min(0, ...run.days.map(({ seen }) => seen.logPrice[MICRO]));
  expect(outcome.microFall).toBeCloseTo(1 - Math.exp(lowest), 12);
  expect(outcome.lowestIM).toBe(Math.min(...run.days.map(({ seen }) => -seen.hedgeCost[1])));
  expect(outcome.fallBeyondMarket).toBeLessThan(outcome.microFall);
  expect(outcome.knockedInCny).toBeGreaterThan(0);
  expect(outcome.knockedInCny).toBeLessThanOrEqual(200e9 + 1);
});

test("a market that only rises, without agents, has no fall and no cascade", () => {
  const rising = madeUpScenario({ notes: [], masked: null, programmes: [] }, 0);
  const links = { ...rising.links, neutral: false, dma: false, lossSellers: false, hedgers: false, snowballs: false };
  const outcome = outcomeOf(runChain({ ...rising, links }), { ...rising, links });
  expect(outcome.microFall).toBe(0);
  expect(outcome.fallBeyondMarket).toBeLessThan(CASCADE);
  expect(outcome.neutralSalesCny + outcome.lossSalesCny).toBe(0);
});

test("programmes have the drawn size; without a past the market stays as it is", () => {
  const parameters = { ...USUAL_PARAMETERS, stabilisationCny: 2 * scenario.parameters.stabilisationCny };
  const drawn = drawnScenario({ scenario, pastMarket: null, seed: 1 }, parameters, xoshiro(1));
  expect(drawn.path.market).toBe(scenario.path.market);
  expect(drawn.programmes[0].dailyCny[1]).toBe(2 * scenario.programmes[0].dailyCny[1]);
});

test("a spread leaves out what is missing, and is missing where all is", () => {
  expect(spreadOf([3, Number.NaN, 1, 2])).toMatchObject({ least: 1, median: 2, most: 3 });
  expect(spreadOf([Number.NaN]).median).toBeNaN();
});
