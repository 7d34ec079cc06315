import { movingBlocks } from "../../../numerics/block-bootstrap.ts";
import type { RandomStream } from "../../../numerics/xoshiro.ts";
import type { ChainParameters } from "../parameters.ts";
import { runChain } from "../run.ts";
import type { ChainScenario } from "../scenario.ts";
import { type EnsembleDesign, ensembleDesign } from "./design.ts";
import { type ChainOutcome, OUTCOMES, outcomeOf } from "./outcome.ts";

/** Trading days that stay together when a market is drawn from its past: half a month. */
export const BLOCK_DAYS = 10;

/** What all runs of an ensemble have in common: plain values that can be sent to another thread. */
export interface EnsembleSetup {
  /** The scenario at its usual parameters. */
  readonly scenario: ChainScenario;
  /** Daily log returns of the market up to the start, to draw paths from; null for the scenario's own path. */
  readonly pastMarket: Float64Array | null;
  readonly seed: number;
}

/** Runs one member by its number; the answer depends on nothing else. */
export function ensembleRunner(setup: EnsembleSetup): (run: number) => ChainOutcome {
  const design: EnsembleDesign = ensembleDesign(setup.seed);
  return (run) => {
    const { parameters, stream } = design.draw(run);
    const scenario = drawnScenario(setup, parameters, stream);
    return outcomeOf(runChain(scenario), scenario);
  };
}

/** The common scenario with drawn parameters, programmes of the drawn size, and a market drawn from the past. */
export function drawnScenario(
  { scenario, pastMarket }: EnsembleSetup,
  parameters: ChainParameters,
  stream: RandomStream,
): ChainScenario {
  const size = parameters.stabilisationCny / scenario.parameters.stabilisationCny;
  const programmes = scenario.programmes.map((programme) => ({
    ...programme,
    dailyCny: programme.dailyCny.map((cny) => cny * size),
  }));
  const { path } = scenario;
  const market = pastMarket === null ? path.market : drawnMarket(pastMarket, path.days.length, stream);
  return { ...scenario, parameters, programmes, path: { ...path, market } };
}

/** A path of the market put together from blocks of its past. */
export function drawnMarket(past: Float64Array, days: number, stream: RandomStream): Float64Array {
  return Float64Array.from(movingBlocks(past.length, days, BLOCK_DAYS, stream), (at) => past[at]);
}

/** Outcomes as rows of numbers, [runs x OUTCOMES]. */
export function outcomeRow(outcome: ChainOutcome): number[] {
  return OUTCOMES.map((name) => outcome[name]);
}
