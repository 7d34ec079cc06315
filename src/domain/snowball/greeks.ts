import { fivePointSlopes } from "../../numerics/slope.ts";
import type { FlatMarket, Shift } from "./market.ts";

/** Spacing of the difference in rate and carry, and the largest one in volatility. */
const STEP = 1e-3;

/** Derivatives of prices by the constants of the market, per 1.00 of each. */
export interface MarketSlopes {
  readonly vega: Float64Array;
  readonly rho: Float64Array;
  readonly carryRho: Float64Array;
}

/**
 * Slopes of prices as smooth functions of parallel shifts of the market, by five-point differences. `volatility` is the
 * lowest one of the market, which must stay above 0; where it is 0, vega is its limit, 0.
 */
export function marketSlopes(prices: (by: Shift) => Float64Array, volatility: number): MarketSlopes {
  const slopes = (name: keyof Shift, step: number) =>
    fivePointSlopes((by) => prices({ rate: 0, carry: 0, volatility: 0, [name]: by }), 0, step);
  const rho = slopes("rate", STEP);
  const vega = volatility === 0 ? rho.map(() => 0) : slopes("volatility", Math.min(STEP, volatility / 8));
  return { vega, rho, carryRho: slopes("carry", STEP) };
}

/**
 * Change of value over one trading day without a move, from the Black-Scholes equation
 * dV/dt = r V - (r - q) S delta - vol^2 S^2 gamma / 2, which holds between observations.
 */
export function thetaPerDay(
  at: { spot: number; price: number; delta: number; gamma: number },
  { rate, carry, volatility }: FlatMarket,
  daysPerYear: number,
): number {
  const diffusion = (volatility * volatility * at.spot * at.spot * at.gamma) / 2;
  return (rate * at.price - (rate - carry) * at.spot * at.delta - diffusion) / daysPerYear;
}
