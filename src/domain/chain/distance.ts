import type { RandomStream } from "../../numerics/xoshiro.ts";
import { HEDGES, MICRO } from "./buckets.ts";
import { type ChainParameters, PARAMETER_NAMES, PARAMETERS } from "./parameters.ts";
import { runChain } from "./run.ts";
import type { ChainScenario } from "./scenario.ts";

/** What may tip a market: a fall of it on the first day, a redemption of neutral books, a widening of the discount. */
export const TIPPING_SHOCKS = ["market", "redemption", "basis"] as const;
export type TippingShock = (typeof TIPPING_SHOCKS)[number];

/** Largest shock that is tried: fall of the market, share of neutral funds and accounts, share of the index. */
export const SHOCK_LIMITS: Readonly<Record<TippingShock, number>> = { market: 0.3, redemption: 1, basis: 0.15 };

/** The scenario with a shock of one kind on its first day, beside what it has of that kind already. */
export function withShock(scenario: ChainScenario, kind: TippingShock, size: number): ChainScenario {
  const { path } = scenario;
  if (kind === "market") {
    const market = Float64Array.from(path.market);
    market[0] += Math.log1p(-size);
    return { ...scenario, path: { ...path, market } };
  }
  if (kind === "redemption") {
    const asked = (["neutral", "dma"] as const).map((of) => ({ day: path.days[0], share: size, of }));
    return { ...scenario, redemptions: [...(scenario.redemptions ?? []), ...asked] };
  }
  const basisShocks = Float64Array.from(path.basisShocks ?? new Float64Array(path.days.length * HEDGES.length));
  for (let i = 0; i < HEDGES.length; i++) basisShocks[i] += size;
  return { ...scenario, path: { ...path, basisShocks } };
}

/**
 * How far micro caps fall at their lowest close below what market and shocks alone do to them, as a share of 1: the run
 * against the same one in which nobody acts.
 */
export function excessFall(scenario: ChainScenario): number {
  return fallBelow(microPath(withoutAgents(scenario)), scenario);
}

function fallBelow(alone: Float64Array, scenario: ChainScenario): number {
  const gap = microPath(scenario).map((price, t) => price - alone[t]);
  return Math.max(0, -Math.expm1(Math.min(...gap)));
}

function microPath(scenario: ChainScenario): Float64Array {
  return Float64Array.from(runChain(scenario).days, ({ seen }) => seen.logPrice[MICRO]);
}

function withoutAgents(scenario: ChainScenario): ChainScenario {
  const { links, parameters } = scenario;
  const none = { snowballs: false, neutral: false, dma: false, lossSellers: false, hedgers: false, pledges: false };
  return {
    ...scenario,
    notes: [],
    programmes: [],
    links: { ...links, ...none, stabilisation: false },
    parameters: { ...parameters, deepValue: 0, resiliency: 0 },
  };
}

/** How near a market is to tipping by one kind of shock. */
export interface Distance {
  /** Smallest shock that makes micro caps fall by more than `excess` beyond it; null where none up to the limit does. */
  readonly shock: number | null;
  /** Excess fall at that shock, or at the limit. */
  readonly fall: number;
}

/**
 * The smallest first-day shock of a kind that tips a scenario, by bisection to `tolerance` of the limit: 0 where it tips
 * unshocked. The fall is taken to rise with the shock; where it does not, the answer still tips, but a smaller shock may.
 */
export function distanceToCascade(
  scenario: ChainScenario,
  kind: TippingShock,
  excess: number,
  limit = SHOCK_LIMITS[kind],
  tolerance = 1 / 128,
): Distance {
  // Where nobody acts, neither a redemption nor the basis moves a price: one run without agents serves all sizes.
  const unmoved = kind === "market" ? null : microPath(withoutAgents(scenario));
  const fallAt = (size: number) => {
    const shocked = withShock(scenario, kind, size);
    return unmoved ? fallBelow(unmoved, shocked) : excessFall(shocked);
  };
  const unshocked = fallAt(0);
  if (unshocked > excess) return { shock: 0, fall: unshocked };
  let fall = fallAt(limit);
  if (!(fall > excess)) return { shock: null, fall };
  let [low, high] = [0, limit];
  while (high - low > tolerance * limit) {
    const middle = (low + high) / 2;
    const there = fallAt(middle);
    if (there > excess) [high, fall] = [middle, there];
    else low = middle;
  }
  return { shock: high, fall };
}

/** Parameters drawn evenly from their plausible ranges, each by itself. */
export function plausibleDraw(random: RandomStream): ChainParameters {
  const draw = (name: (typeof PARAMETER_NAMES)[number]) => {
    const { low, high } = PARAMETERS[name];
    return low + random.uniform() * (high - low);
  };
  return Object.fromEntries(PARAMETER_NAMES.map((name) => [name, draw(name)])) as ChainParameters;
}
