import { InputError } from "../../../errors.ts";
import { dailyLaw } from "../daily-law.ts";
import { deterministicValuations } from "../deterministic.ts";
import { type Engine, requireSpots, type SpotValuation } from "../engine.ts";
import { thetaPerDay } from "../greeks.ts";
import { type FlatMarket, requireFlat, type Shift, shiftedFlat } from "../market.ts";
import { pathContract } from "./path-contract.ts";
import { type Estimate, estimate, replicateMeans, type Sampling, type Variant } from "./simulate.ts";

/** Relative bump of the price for delta and gamma: a jump in value nearer than this to the spot is smeared over it. */
const SPOT_BUMP = 0.01;
const VOLATILITY_BUMP = 0.01;
const RATE_BUMP = 0.005;

/** 131,072 paths. */
export const USUAL_SAMPLING: Sampling = { seed: 1, replicates: 32, points: 4096 };

/**
 * The engine for features of the path, and a check on the others: constant volatility, rate and carry. The price is
 * unbiased and comes with its standard error; delta, gamma and the slopes are central differences on common paths.
 * Throws InputError for a sample too small to tell its own error.
 */
export function monteCarloWith(sampling: Sampling): Engine {
  requireSampling(sampling);
  return (schedule, market, question) => {
    const flat = requireFlat(market, "monte-carlo");
    const { spots, state } = question;
    requireSpots(spots);
    const { daysPerYear } = schedule;
    if (flat.volatility === 0) {
      const valuations = deterministicValuations(schedule, flat, question, 0);
      return { engine: "monte-carlo", valuations, errorBound: null };
    }
    const bumps = bumpsOf(flat);
    const variants = Array.from(spots).flatMap((spot) => bumps.map((bump) => variantOf(spot, flat, bump, daysPerYear)));
    const means = replicateMeans(pathContract(schedule, state), variants, sampling);
    const valuations = Array.from(spots, (spot, i) => {
      const values = bumps.map((_, v) => estimate(means, variants.length, i * bumps.length + v));
      return valuationOf(spot, values, bumps, flat, daysPerYear);
    });
    return { engine: "monte-carlo", valuations, errorBound: null };
  };
}

/** Monte Carlo with the usual sampling. */
export const monteCarlo: Engine = monteCarloWith(USUAL_SAMPLING);

/** Throws InputError unless there are at least 8 replicates of at least 128 points, both counts of blocks. */
export function requireSampling({ seed, replicates, points }: Sampling): void {
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new InputError(`seed is ${seed}; expected a whole number of 0 or more`);
  }
  if (!(Number.isInteger(replicates) && replicates >= 8)) {
    throw new InputError(`replicates is ${replicates}; expected a whole number of 8 or more`);
  }
  if (!(Number.isInteger(points / 128) && points >= 128)) {
    throw new InputError(`points is ${points}; expected a multiple of 128`);
  }
}

/** A change of the spot, as a factor, and of the market. */
interface Bump {
  readonly factor: number;
  readonly by: Shift;
}

/** No bump, then pairs up and down: spot, volatility, rate, carry. */
function bumpsOf({ volatility }: FlatMarket): readonly Bump[] {
  const none = { rate: 0, carry: 0, volatility: 0 };
  const pair = (name: keyof Shift, by: number): Bump[] =>
    [by, -by].map((amount) => ({ factor: 1, by: { ...none, [name]: amount } }));
  return [
    ...[1, 1 + SPOT_BUMP, 1 - SPOT_BUMP].map((factor) => ({ factor, by: none })),
    ...pair("volatility", Math.min(VOLATILITY_BUMP, volatility / 4)),
    ...pair("rate", RATE_BUMP),
    ...pair("carry", RATE_BUMP),
  ];
}

function variantOf(spot: number, market: FlatMarket, { factor, by }: Bump, daysPerYear: number): Variant {
  const { sigma, drift, rate } = dailyLaw(shiftedFlat(market, by), daysPerYear);
  return { underlyings: [{ start: Math.log(spot * factor), drift, sigma }], rate };
}

function valuationOf(
  spot: number,
  values: readonly Estimate[],
  bumps: readonly Bump[],
  market: FlatMarket,
  daysPerYear: number,
): SpotValuation {
  const [price, up, down, ...rest] = values.map(({ mean }) => mean);
  const slope = (i: number, width: number) => (rest[i] - rest[i + 1]) / width;
  const delta = (up - down) / (2 * SPOT_BUMP * spot);
  const gamma = (up - 2 * price + down) / (SPOT_BUMP * spot) ** 2;
  const point = { spot, price, delta, gamma };
  return {
    ...point,
    vega: slope(0, 2 * bumps[3].by.volatility),
    rho: slope(2, 2 * RATE_BUMP),
    carryRho: slope(4, 2 * RATE_BUMP),
    theta: thetaPerDay(point, market, daysPerYear),
    standardError: values[0].standardError,
  };
}
