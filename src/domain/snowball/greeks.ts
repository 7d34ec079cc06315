import { fivePointSlopes } from "../../numerics/slope.ts";
import type { FlatMarket } from "./market.ts";

/** Spacing of the difference in rate and carry, and the largest one in volatility. */
const STEP = 1e-3;

/** Derivatives of prices by the constants of the market, per 1.00 of each. */
export interface MarketSlopes {
  readonly vega: Float64Array;
  readonly rho: Float64Array;
  readonly carryRho: Float64Array;
}

/** Slopes of prices as smooth functions of the market, by five-point differences. At volatility 0 vega is its limit, 0. */
export function marketSlopes(prices: (market: FlatMarket) => Float64Array, market: FlatMarket): MarketSlopes {
  const { rate, carry, volatility } = market;
  const step = Math.min(STEP, volatility / 8);
  const rho = fivePointSlopes((r) => prices({ ...market, rate: r }), rate, STEP);
  return {
    vega:
      volatility === 0
        ? new Float64Array(rho.length)
        : fivePointSlopes((v) => prices({ ...market, volatility: v }), volatility, step),
    rho,
    carryRho: fivePointSlopes((q) => prices({ ...market, carry: q }), carry, STEP),
  };
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
