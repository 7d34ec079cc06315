import type { Store } from "../../data/store.ts";
import { addTradingDays, type Day, tradingDays } from "../../domain/calendar/index.ts";
import {
  effectiveCount,
  ensembleDesign,
  forecastPath,
  INPUTS,
  likelihoodWeights,
  logLikelihood,
  type PathPair,
  resampled,
} from "../../domain/chain/ensemble/index.ts";
import { type ChainParameters, HEDGES, WIDTH } from "../../domain/chain/index.ts";
import { standardDeviation } from "../../numerics/moments.ts";
import { xoshiro } from "../../numerics/xoshiro.ts";
import { type Anchor, anchoredScenario, loadAnchor, loadAnchorNotes } from "./chain-anchor.ts";
import { pathAfter } from "./chain-anchor-path.ts";
import type { Task } from "./study.ts";

/** Recorded days before the anchor that parameters are weighted by. */
const WEIGHED_DAYS = 20;
/** Paths between two pauses in which others may run. */
const AT_ONCE = 8;

/** What a forecast is made of. */
export interface ForecastQuestion {
  readonly until: Day;
  readonly days: number;
  readonly paths: number;
  readonly seed: number;
  readonly parameters: "plausible" | "weighted";
}

/** Paths from an anchor. */
export interface Forecast {
  readonly anchor: Anchor;
  readonly days: readonly Day[];
  readonly pairs: readonly PathPair[];
  /** How many equally weighted sets of parameters the paths are worth. */
  readonly effective: number;
}

/** Tells how many paths stand. */
export type TellPaths = (done: number) => void;

/** Runs the paths of a forecast. Nothing later than `until` is read. */
export async function forecastFrom(
  store: Store,
  question: ForecastQuestion,
  tell: TellPaths,
  task: Task | undefined,
): Promise<Forecast> {
  const { until, paths, seed } = question;
  const anchor = await loadAnchor(store, until);
  const days = [...tradingDays(until + 1, addTradingDays(until, question.days))];
  const scenario = anchoredScenario(anchor, days, await loadAnchorNotes(store, anchor, days));
  const { sets, effective } = await parametersOf(store, question, anchor, task);
  const design = ensembleDesign(seed);
  const pairs: PathPair[] = [];
  for (let path = 0; path < paths; path++) {
    pairs.push(forecastPath(scenario, anchor.past, sets[path], design.draw(path * GROUP).stream));
    if (pairs.length % AT_ONCE === 0) await pause(task);
    tell(pairs.length);
  }
  return { anchor, days, pairs, effective };
}

/** Runs of a group; the first of each is an independent point. */
const GROUP = INPUTS.length + 2;

async function pause(task: Task | undefined): Promise<void> {
  task?.signal.throwIfAborted();
  await new Promise((resolve) => setImmediate(resolve));
}

/** A set of parameters for each path: evenly from the plausible ranges, or of those by weight. */
async function parametersOf(
  store: Store,
  { paths, seed, parameters }: ForecastQuestion,
  anchor: Anchor,
  task: Task | undefined,
): Promise<{ sets: ChainParameters[]; effective: number }> {
  const design = ensembleDesign(seed);
  const sets = Array.from({ length: paths }, (_, path) => anchored(design.draw(path * GROUP).parameters, anchor));
  if (parameters === "plausible") return { sets, effective: paths };
  const weights = likelihoodWeights(await likelihoods(store, sets, anchor.day, task));
  const picked = resampled(weights, paths, xoshiro(seed).uniform());
  return { sets: Array.from(picked, (at) => sets[at]), effective: effectiveCount(weights) };
}

/** Drawn parameters with what the anchor was read with, and betas as usual. */
function anchored(drawn: ChainParameters, { parameters }: Anchor): ChainParameters {
  const { carryIC, carryIM, basisDays, beta500, beta1000, beta2000, betaMicro } = parameters;
  return { ...drawn, carryIC, carryIM, basisDays, beta500, beta1000, beta2000, betaMicro };
}

/** How well each set tells the days before the anchor, on the recorded market. */
async function likelihoods(
  store: Store,
  sets: readonly ChainParameters[],
  until: Day,
  task: Task | undefined,
): Promise<Float64Array> {
  const before = await loadAnchor(store, addTradingDays(until, -WEIGHED_DAYS));
  const days = [...tradingDays(before.day + 1, until)];
  const scenario = anchoredScenario(before, days, await loadAnchorNotes(store, before, days));
  const { logPrice, dislocation } = (await pathAfter(store, before, days))!;
  const market = Float64Array.from(days, (_, t) => logPrice[t * WIDTH] - (t > 0 ? logPrice[(t - 1) * WIDTH] : 0));
  const { past } = before;
  const recorded = {
    logPrice,
    dislocation,
    residualDeviation: deviations(past.residual, WIDTH),
    basisDeviation: deviations(past.basisShock, HEDGES.length),
  };
  const logs = new Float64Array(sets.length);
  for (let n = 0; n < sets.length; n++) {
    const told = { ...scenario, path: { ...scenario.path, market } };
    logs[n] = logLikelihood(told, anchored(sets[n], before), recorded);
    if (n % AT_ONCE === 0) await pause(task);
  }
  return logs;
}

function deviations(values: Float64Array, width: number): Float64Array {
  return Float64Array.from({ length: width }, (_, k) => standardDeviation(values.filter((_, at) => at % width === k)));
}
