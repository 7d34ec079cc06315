import { InputError } from "../../../errors.ts";
import { dailyLaw } from "../daily-law.ts";
import { requireFlat } from "../market.ts";
import type { Schedule, State } from "../schedule.ts";
import { USUAL_SAMPLING } from "./monte-carlo-engine.ts";
import { pathContract } from "./path-contract.ts";
import { estimate, replicateMeans, type Sampling, type Variant } from "./simulate.ts";

/** One of two indices: its price today and at issue, its carry and volatility a year. */
export interface WorstOfAsset {
  readonly spot: number;
  readonly initialPrice: number;
  readonly carry: number;
  readonly volatility: number;
}

export interface WorstOfMarket {
  readonly rate: number;
  readonly assets: readonly [WorstOfAsset, WorstOfAsset];
  readonly correlation: number;
}

export interface WorstOfValuation {
  readonly price: number;
  readonly standardError: number;
  /** By the price of each index. */
  readonly deltas: readonly [number, number];
}

const SPOT_BUMP = 0.01;

/**
 * Value of a note on the worse of two indices by Monte Carlo. The schedule is written on performance: every barrier and
 * strike is a share of the schedule's own initialPrice, and its close is initialPrice times the lower of the two
 * ratios of price to price at issue. Deltas are central differences over 1% on common paths. Throws InputError for a
 * correlation outside [-1, 1], prices that are not above 0, and volatilities that are not.
 */
export function worstOf(
  schedule: Schedule,
  market: WorstOfMarket,
  state: State,
  sampling: Sampling = USUAL_SAMPLING,
): WorstOfValuation {
  requireWorstOf(market);
  const bumped = (asset: number, factor: number) => variantOf(schedule, market, asset, factor);
  const variants = [
    bumped(0, 1),
    ...[0, 1].flatMap((asset) => [bumped(asset, 1 + SPOT_BUMP), bumped(asset, 1 - SPOT_BUMP)]),
  ];
  const means = replicateMeans(pathContract(schedule, state), variants, sampling, market.correlation);
  const value = (v: number) => estimate(means, variants.length, v);
  const delta = (asset: 0 | 1) =>
    (value(1 + 2 * asset).mean - value(2 + 2 * asset).mean) / (2 * SPOT_BUMP * market.assets[asset].spot);
  const { mean, standardError } = value(0);
  return { price: mean, standardError, deltas: [delta(0), delta(1)] };
}

function variantOf(schedule: Schedule, market: WorstOfMarket, bumpedAsset: number, factor: number): Variant {
  const underlyings = market.assets.map(({ spot, initialPrice, carry, volatility }, i) => {
    const { sigma, drift } = dailyLaw({ rate: market.rate, carry, volatility }, schedule.daysPerYear);
    const performance = (spot / initialPrice) * (i === bumpedAsset ? factor : 1);
    return { start: Math.log(schedule.initialPrice * performance), drift, sigma };
  });
  return { underlyings, rate: market.rate / schedule.daysPerYear };
}

function requireWorstOf({ rate, assets, correlation }: WorstOfMarket): void {
  if (!(Math.abs(correlation) <= 1)) {
    throw new InputError(`market.correlation is ${correlation}; expected a number between -1 and 1`);
  }
  for (const [i, { spot, initialPrice, carry, volatility }] of assets.entries()) {
    requireFlat({ rate, carry, volatility }, "monte-carlo");
    const wrong = Object.entries({ spot, initialPrice, volatility }).find(
      ([, value]) => !(value > 0 && value < Infinity),
    );
    if (wrong) throw new InputError(`market.assets[${i}].${wrong[0]} is ${wrong[1]}; expected a number above 0`);
  }
}
