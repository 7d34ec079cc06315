import type { DealtNote } from "../agents/dealt-book.ts";
import type { ChainParameters, ParameterName } from "../parameters.ts";
import { type ChainRun, runChain } from "../run.ts";
import type { ChainScenario } from "../scenario.ts";
import { basisLoss, dayLoss, fitErrors, oneStepExplained, priceLoss } from "./fit-errors.ts";
import type { Recorded } from "./recorded.ts";
import { type BlockFit, type Effort, fitBlock, runsOf, type TellRuns } from "./search.ts";

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
function basisBlockLoss(scenario: ChainScenario, recorded: Recorded): number {
  const run = basisRun(scenario, recorded);
  const unexplained = [0, 1].reduce((sum, hedge) => sum + 1 - oneStepExplained(run, recorded, hedge), 0);
  const { openInterest } = fitErrors(run, recorded);
  return unexplained / EXPLAINED + openInterest.reduce((sum, error) => sum + (error / OPEN_INTEREST) ** 2, 0);
}

function priceBlockLoss(scenario: ChainScenario, recorded: Recorded): number {
  return priceLoss(fitErrors(priceRun(scenario, recorded), recorded));
}

function joinedLoss(scenario: ChainScenario, recorded: Recorded): number {
  const run = runChain(scenario);
  const errors = fitErrors(run, recorded);
  return priceLoss(errors) + basisLoss(errors) + dayLoss(run, recorded);
}

/** Sizes of the dealers' book that a joined fit has to bear: it is not known to a tenth, and must not decide. */
const BOOK_SIZES = [0.9, 1, 1.1];

/** Mean of the joined loss over sizes of the book, so that no set is taken that fits on the edge of a knife. */
function steadyLoss(scenario: ChainScenario, recorded: Recorded): number {
  const losses = BOOK_SIZES.map((size) => joinedLoss({ ...scenario, notes: sized(scenario.notes, size) }, recorded));
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** Books by the array that they were made of: what a run lays out of one is kept by its array. */
const sizedBooks = new WeakMap<readonly DealtNote[], Map<number, readonly DealtNote[]>>();

function sized(notes: readonly DealtNote[], size: number): readonly DealtNote[] {
  const known = sizedBooks.get(notes) ?? new Map<number, readonly DealtNote[]>([[1, notes]]);
  sizedBooks.set(notes, known);
  const made =
    known.get(size) ??
    notes.map((note) => ({ ...note, units: note.units * size, notionalCny: note.notionalCny * size }));
  known.set(size, made);
  return made;
}

/**
 * Fits the basis given recorded prices, then prices given the recorded basis, then everything joined, each within the
 * plausible ranges. Joined, a rough search starts from accepted sets of the one beside accepted sets of the other; the
 * last search goes on from what it accepts, and asks for a fit at several sizes of the dealers' book. `tell` counts runs
 * over all of them; `breathe` is awaited between generations.
 */
export async function calibrate(
  scenarioFor: ScenarioFor,
  around: ChainParameters,
  recorded: Recorded,
  effort: Effort,
  tell: TellRuns = () => {},
  breathe: () => Promise<void> = async () => {},
): Promise<Calibration> {
  const once = { ...effort, restarts: 1 };
  const rough = { ...effort, walk: 0 };
  const total = 3 * runsOf(once) + runsOf(rough);
  let before = 0;
  const search = async (
    names: readonly ParameterName[],
    starts: readonly ChainParameters[],
    loss: Loss,
    long = once,
  ) => {
    const told = (done: number) => tell(before + done, total);
    const fit = await fitBlock(names, starts, (set) => loss(scenarioFor(set), recorded), long, told, breathe);
    before += fit.tried;
    return fit;
  };
  const basis = await search(BASIS_BLOCK, [around], basisBlockLoss);
  const price = await search(PRICE_BLOCK, [basis.best.parameters], priceBlockLoss);
  const { accepted } = await search(JOINED_BLOCK, beside(price, basis), joinedLoss, rough);
  const starts = accepted.map(({ parameters }) => parameters);
  const joined = await search(JOINED_BLOCK, starts, steadyLoss);
  return { basis, price, joined };
}

/** Accepted sets of the price block, the basis of each from an accepted set of the basis block; the best first. */
function beside(price: BlockFit, basis: BlockFit): ChainParameters[] {
  return price.accepted.map(({ parameters }, n) => {
    const other = basis.accepted[n % basis.accepted.length].parameters;
    return { ...parameters, ...Object.fromEntries(BASIS_BLOCK.map((name) => [name, other[name]])) };
  });
}

type Loss = (scenario: ChainScenario, recorded: Recorded) => number;
