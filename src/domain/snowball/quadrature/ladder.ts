import { aliveExcessClaim, knockedInClaim } from "../claim.ts";
import { dailyLaw } from "../daily-law.ts";
import { deterministicDelta, deterministicPrice } from "../deterministic.ts";
import { dynamics } from "../dynamics.ts";
import { requireSpots } from "../engine.ts";
import { type FlatMarket, requireFlat } from "../market.ts";
import type { Schedule, State } from "../schedule.ts";
import { type Kernels, singleKernels } from "./kernels.ts";
import type { Range } from "./range.ts";
import { expectation } from "./slice.ts";
import { type Sweep, sweep } from "./sweep.ts";

/** Price, delta and gamma by spot. */
export interface Rungs {
  readonly price: Float64Array;
  readonly delta: Float64Array;
  readonly gamma: Float64Array;
}

/** A contract's values in both states at the same spots. */
export interface Ladder {
  readonly spots: Float64Array;
  readonly alive: Rungs;
  readonly knockedIn: Rungs;
  /** Largest error of any price. */
  readonly errorBound: number;
}

/**
 * Values a contract at many spots and in both states with one backward sweep each for the knocked-in value and for
 * what being alive adds to it. Delta and gamma come from the last transition, not from differences. Books pass
 * `sharedKernels()`, one for all their contracts. Throws InputError for a market or spots out of range and for a Paris
 * knock-in.
 */
export function ladder(
  schedule: Schedule,
  market: FlatMarket,
  spots: readonly number[] | Float64Array,
  kernels: Kernels = singleKernels(),
): Ladder {
  requireFlat(market, "quadrature");
  requireSpots(spots);
  const prices = Float64Array.from(spots);
  if (market.volatility === 0) return deterministicLadder(schedule, market, prices);
  const law = dailyLaw(market, schedule.daysPerYear);
  const seen = seenFrom(prices);
  const knockedIn = sweep(knockedInClaim(schedule), law, seen, kernels);
  const excess = sweep(aliveExcessClaim(schedule), law, seen, kernels);
  const result = { alive: emptyRungs(prices.length), knockedIn: emptyRungs(prices.length) };
  prices.forEach((spot, i) => {
    const below = jetAt(knockedIn, spot);
    const above = jetAt(excess, spot);
    setRung(result.knockedIn, i, spot, below[0], below[1], below[2]);
    setRung(result.alive, i, spot, below[0] + above[0], below[1] + above[1], below[2] + above[2]);
  });
  return { spots: prices, ...result, errorBound: knockedIn.errorBound + excess.errorBound };
}

/** Prices alone, in one state: what a slope in the market is made of. As ladder otherwise. */
export function pricesIn(
  schedule: Schedule,
  market: FlatMarket,
  spots: readonly number[] | Float64Array,
  state: State,
): Float64Array {
  const prices = Float64Array.from(spots);
  if (market.volatility === 0) return deterministicLadder(schedule, market, prices)[rungsName(state)].price;
  const law = dailyLaw(market, schedule.daysPerYear);
  const kernels = singleKernels();
  const claims =
    state === "alive" ? [knockedInClaim(schedule), aliveExcessClaim(schedule)] : [knockedInClaim(schedule)];
  const sweeps = claims.map((claim) => sweep(claim, law, seenFrom(prices), kernels));
  return prices.map((spot) => sweeps.reduce((sum, swept) => sum + jetAt(swept, spot)[0], 0));
}

/** The rungs of a ladder that belong to a state. */
export function rungsIn(at: Ladder, state: State): Rungs {
  return at[rungsName(state)];
}

function rungsName(state: State): "alive" | "knockedIn" {
  return state === "alive" ? "alive" : "knockedIn";
}

function seenFrom(prices: Float64Array): Range {
  return { low: Math.log(Math.min(...prices)), high: Math.log(Math.max(...prices)) };
}

function jetAt({ first, law }: Sweep, spot: number) {
  return expectation(first, law, first.day, Math.log(spot));
}

function emptyRungs(count: number): Rungs {
  return { price: new Float64Array(count), delta: new Float64Array(count), gamma: new Float64Array(count) };
}

/** From derivatives in log price to derivatives in price. */
function setRung(rungs: Rungs, i: number, spot: number, value: number, first: number, second: number): void {
  rungs.price[i] = value;
  rungs.delta[i] = first / spot;
  rungs.gamma[i] = (second - first) / (spot * spot);
}

function deterministicLadder(schedule: Schedule, market: FlatMarket, spots: Float64Array): Ladder {
  const drift = dynamics(market, schedule.daysPerYear);
  const rungs = (state: State): Rungs => ({
    price: spots.map((spot) => deterministicPrice(schedule, drift, spot, state)),
    delta: spots.map((spot) => deterministicDelta(schedule, drift, spot, state)),
    gamma: new Float64Array(spots.length),
  });
  return { spots, alive: rungs("alive"), knockedIn: rungs("knocked-in"), errorBound: 0 };
}
