import { differentialEvolution, type Trial } from "../../../numerics/differential-evolution.ts";
import { xoshiro } from "../../../numerics/xoshiro.ts";
import { type ChainParameters, PARAMETERS, type ParameterName } from "../parameters.ts";

/** How long to look. */
export interface Effort {
  readonly population: number;
  readonly generations: number;
  /** Times that the rough joined search begins anew: different numbers may fit alike, and one search ends with one kind. */
  readonly restarts: number;
  /** Steps of the walk over all sets that fit about as well. */
  readonly walk: number;
  readonly seed: number;
}

export const USUAL_EFFORT: Effort = { population: 48, generations: 200, restarts: 2, walk: 1500, seed: 1 };

/** Runs that a search takes. */
export function runsOf({ population, generations, restarts, walk }: Effort): number {
  return restarts * population * (generations + 1) + walk;
}

/** Parameters with their loss. */
export interface FittedSet {
  readonly parameters: ChainParameters;
  readonly loss: number;
}

/** A block's fit, and other sets that fit about as well. */
export interface BlockFit {
  readonly best: FittedSet;
  readonly accepted: readonly FittedSet[];
  readonly tried: number;
}

/** Sets within this of the best loss are accepted: what three errors at their tolerances instead of none would add. */
export const ACCEPTED_WITHIN = 3;
/** Between the seeds of two restarts. */
const SEED_STEP = 7919;
/** Most accepted sets that are kept. */
const MOST_KEPT = 40;

/** Told how many runs of how many are done. */
export type TellRuns = (done: number, total: number) => void;

/**
 * Least loss over named parameters within their plausible ranges, the others as in the first of `starts`, searched as
 * often as `restarts` says, from as many of the starts as are half of the population and from points drawn evenly; then
 * a walk over the sets whose loss is within `ACCEPTED_WITHIN` of the best (differences of accepted sets as steps, ter
 * Braak 2006), thinned to those farthest from each other. The same seed gives the same sets.
 */
export async function fitBlock(
  names: readonly ParameterName[],
  starts: readonly ChainParameters[],
  loss: (parameters: ChainParameters) => number,
  effort: Effort,
  tell: TellRuns = () => {},
  breathe: () => Promise<void> = async () => {},
): Promise<BlockFit> {
  const low = Float64Array.from(names, (name) => PARAMETERS[name].low);
  const high = Float64Array.from(names, (name) => PARAMETERS[name].high);
  const setAt = (point: Float64Array): ChainParameters => ({
    ...starts[0],
    ...Object.fromEntries(names.map((name, d) => [name, point[d]])),
  });
  const total = runsOf(effort);
  let done = 0;
  const f = (point: Float64Array) => {
    tell(++done, total);
    return loss(setAt(point));
  };
  const half = Math.max(1, effort.population >> 1);
  let trials: Trial[] = [];
  for (let n = 0; n < effort.restarts; n++) {
    const from = (n * half) % starts.length;
    const turned = [...starts.slice(from), ...starts.slice(0, from)].slice(0, half);
    const first = turned.map((start) => Float64Array.from(names, (name) => start[name]));
    const seed = effort.seed + n * SEED_STEP;
    trials = trials.concat((await differentialEvolution(f, { low, high }, { ...effort, seed, first, breathe })).trials);
  }
  const bound = trials.reduce((least, { loss }) => Math.min(least, loss), Infinity) + ACCEPTED_WITHIN;
  const pool = trials.filter((trial) => trial.loss <= bound);
  await walk(pool, f, { low, high }, bound, effort, breathe);
  const least = pool.reduce((a, b) => (b.loss < a.loss ? b : a));
  const kept = farthestApart(pool, least, low, high);
  const fitted = (trial: Trial): FittedSet => ({ parameters: setAt(trial.point), loss: trial.loss });
  return { best: fitted(least), accepted: kept.map(fitted), tried: done };
}

interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Adds to the pool what a walk finds within the bound. */
async function walk(
  pool: Trial[],
  f: (point: Float64Array) => number,
  { low, high }: Bounds,
  bound: number,
  effort: Effort,
  breathe: () => Promise<void>,
): Promise<void> {
  const random = xoshiro(effort.seed + 1);
  const pick = () => pool[Math.min(pool.length - 1, Math.floor(random.uniform() * pool.length))].point;
  const step = 2.38 / Math.sqrt(2 * low.length);
  for (let n = 0; n < effort.walk; n++) {
    const [from, one, other] = [pick(), pick(), pick()];
    const point = from.map((value, d) => {
      const jitter = 0.02 * (high[d] - low[d]) * random.normal();
      return reflected(value + step * (one[d] - other[d]) + jitter, low[d], high[d]);
    });
    const loss = f(point);
    if (loss <= bound) pool.push({ point, loss });
    if (n % effort.population === 0) await breathe();
  }
}

function reflected(value: number, low: number, high: number): number {
  const back = value < low ? 2 * low - value : value > high ? 2 * high - value : value;
  return Math.min(high, Math.max(low, back));
}

/** The best and those farthest from all kept before, in units of the ranges. */
function farthestApart(pool: readonly Trial[], best: Trial, low: Float64Array, high: Float64Array): Trial[] {
  const kept = [best];
  const distance = (a: Trial, b: Trial) =>
    a.point.reduce((sum, value, d) => sum + ((value - b.point[d]) / (high[d] - low[d])) ** 2, 0);
  const nearest = pool.map((trial) => distance(trial, best));
  while (kept.length < Math.min(MOST_KEPT, pool.length)) {
    const next = nearest.reduce((far, value, n) => (value > nearest[far] ? n : far), 0);
    if (nearest[next] === 0) break;
    kept.push(pool[next]);
    pool.forEach((trial, n) => {
      nearest[n] = Math.min(nearest[n], distance(trial, pool[next]));
    });
  }
  return kept;
}
