import { InputError } from "../../errors.ts";

/** Share of an asset whose sale moves its price by the price impact. */
export const IMPACT_SHARE = 0.05;

/** What a daily market offers: money traded on an average day, volatility of a day. */
export interface Turnover {
  readonly daily: number;
  readonly volatilityDaily: number;
}

/** The 0.4 of Cont and Schaanning (2017), for a depth in money. */
const DEPTH_COEFFICIENT = 0.4;

/**
 * Depth D of a market for sales spread over some days: c x turnover / volatility x sqrt(days); a small sale q then moves
 * the price by q / D (Cont and Schaanning 2017, Norges Bank working paper 2/2017; c about 0.4, 20 days in their base case).
 */
export function depthFromTurnover({ daily, volatilityDaily }: Turnover, days = 20): number {
  return (DEPTH_COEFFICIENT * daily * Math.sqrt(days)) / volatilityDaily;
}

/**
 * Depth at which a sale of 5% of what the system holds, at the prices of the start, moves a price by `priceImpact` under
 * the law that never takes it below the share `floor` of its start: D = -q / ((1 - floor) ln(1 - impact / (1 - floor))).
 * Infinity where the impact is 0 or nothing is held. Throws InputError where the impact does not lie below 1 - floor.
 */
export function depthFromImpact(held: number, priceImpact: number, floor: number): number {
  const most = 1 - floor;
  if (!(priceImpact >= 0 && priceImpact < most)) {
    throw new InputError(
      `price impact is ${priceImpact}; expected a number from 0 to below ${most}, since prices stop at the floor, ${floor}`,
    );
  }
  if (priceImpact === 0 || held === 0) return Number.POSITIVE_INFINITY;
  return (-IMPACT_SHARE * held) / (most * Math.log1p(-priceImpact / most));
}

/** The same under the linear law q / D: 5% of what is held / impact. Throws InputError for an impact outside 0 to 1. */
export function linearDepthFromImpact(held: number, priceImpact: number): number {
  if (!(priceImpact >= 0 && priceImpact <= 1)) {
    throw new InputError(`price impact is ${priceImpact}; expected a number from 0 to 1`);
  }
  return priceImpact === 0 || held === 0 ? Number.POSITIVE_INFINITY : (IMPACT_SHARE * held) / priceImpact;
}

/** Throws InputError unless there is one depth above 0 for each asset. */
export function requireDepth(assets: readonly string[], depth: ArrayLike<number>): void {
  if (depth.length !== assets.length) {
    throw new InputError(`${depth.length} depths; expected one for each of ${assets.join(", ")}`);
  }
  for (const [k, asset] of assets.entries()) {
    if (!(depth[k] > 0)) throw new InputError(`depth of ${asset} is ${depth[k]}; expected an amount of money above 0`);
  }
}
