import type { ChainParameters, ParameterName } from "../parameters.ts";
import { type ChainRun, runChain } from "../run.ts";
import type { ChainScenario } from "../scenario.ts";
import { basisLoss, dayLoss, fitErrors, oneStepExplained, priceLoss } from "./fit-errors.ts";
import type { Recorded } from "./recorded.ts";
import { type BlockFit, type Effort, fitBlock, type TellRuns } from "./search.ts";

/** Parameters that the basis alone tells of, given recorded prices. */
export const BASIS_BLOCK: readonly ParameterName[] = [
  "futuresImpact",
  "arbitrageDepth",
  "reversion",
  "restingDiscount",
  "hedgeBuild",
  "panicHedge",
  "hedgeCover",
  "trendDays",
  "deltaCap",
];

/** Parameters that prices tell of, given the recorded basis. */
export const PRICE_BLOCK: readonly ParameterName[] = [
  "bucketDepth",
  "factorDepth",
  "lossElasticity",
  "enhancedElasticity",
  "lossThreshold",
  "lossDays",
  "privateCny",
  "stopFall",
  "stopSpread",
  "unwindSpeed",
  "drawdownStop",
  "carryStop",
  "stabilisationCny",
  "maskedFall",
  "deepValue",
  "neutralCny",
  "dmaCny",
  "dmaCallLine",
];

/** Both, fitted together in the end. */
export const JOINED_BLOCK: readonly ParameterName[] = [...BASIS_BLOCK, ...PRICE_BLOCK];

/** A scenario for parameters; everything else about it stays the same. */
export type ScenarioFor = (parameters: ChainParameters) => ChainScenario;

export interface Calibration {
  readonly basis: BlockFit;
  readonly price: BlockFit;
  readonly joined: BlockFit;
}

/** Run of the basis alone: prices and yesterday's dislocation as recorded, so that each day is told one step ahead. */
export function basisRun(scenario: ChainScenario, { logPrice, dislocation }: Recorded): ChainRun {
  return runChain({ ...scenario, given: { logPrice, dislocation } });
}

/** Run of prices from the start on, the dislocation as recorded. */
export function priceRun(scenario: ChainScenario, { dislocation }: Recorded): ChainRun {
  return runChain({ ...scenario, given: { dislocation } });
}

/** Errors that count as one unit of the basis block's loss: of the explained share, and of the path of open interest. */
const EXPLAINED = 0.1;
const OPEN_INTEREST = 0.15;

/** Loss of the basis block: what is unexplained of each change of dislocation, and the path of open interest. */
export function basisBlockLoss(scenario: ChainScenario, recorded: Recorded): number {
  const run = basisRun(scenario, recorded);
  const unexplained = [0, 1].reduce((sum, hedge) => sum + 1 - oneStepExplained(run, recorded, hedge), 0);
  const { openInterest } = fitErrors(run, recorded);
  return unexplained / EXPLAINED + openInterest.reduce((sum, error) => sum + (error / OPEN_INTEREST) ** 2, 0);
}

export function priceBlockLoss(scenario: ChainScenario, recorded: Recorded): number {
  return priceLoss(fitErrors(priceRun(scenario, recorded), recorded));
}

export function joinedLoss(scenario: ChainScenario, recorded: Recorded): number {
  const run = runChain(scenario);
  const errors = fitErrors(run, recorded);
  return priceLoss(errors) + basisLoss(errors) + dayLoss(run, recorded);
}

/**
 * Fits the basis given recorded prices, then prices given the recorded basis, then everything joined from there, each
 * within the plausible ranges. `tell` counts runs over all three; `breathe` is awaited between generations.
 */
export async function calibrate(
  scenarioFor: ScenarioFor,
  around: ChainParameters,
  recorded: Recorded,
  effort: Effort,
  tell: TellRuns = () => {},
  breathe: () => Promise<void> = async () => {},
): Promise<Calibration> {
  const runsOf = effort.population * (effort.generations + 1) + effort.walk;
  const search = (block: number, names: readonly ParameterName[], from: ChainParameters, loss: Loss) => {
    const telling = (done: number) => tell(block * runsOf + done, 3 * runsOf);
    return fitBlock(names, from, (set) => loss(scenarioFor(set), recorded), effort, telling, breathe);
  };
  const basis = await search(0, BASIS_BLOCK, around, basisBlockLoss);
  const price = await search(1, PRICE_BLOCK, basis.best.parameters, priceBlockLoss);
  const joined = await search(2, JOINED_BLOCK, price.best.parameters, joinedLoss);
  return { basis, price, joined };
}

type Loss = (scenario: ChainScenario, recorded: Recorded) => number;
