/**
 * Snowballs (autocallable notes on an index): terms -> schedule -> engine -> valuation. A value is what the client's
 * contract on one unit of the underlying is worth to the client; a dealer who sold it hedges by holding delta units.
 * Flows are positive when the dealer buys. Rates and volatilities are decimals a year, days are trading days from now.
 */
export { checkSchedule } from "./check-schedule.ts";
export type { Engine, EngineName, Question, SpotValuation, Valuation } from "./engine.ts";
export type { Curve, FlatMarket, LocalVolatility, Market, VolatilityGrid, VolatilitySkew } from "./market.ts";
export { type Ladder, ladder, type Rungs } from "./quadrature/ladder.ts";
export { quadrature } from "./quadrature/quadrature-engine.ts";
export type {
  AfterKnockIn,
  KnockIn,
  KnockOutDate,
  Paris,
  PeriodicCoupon,
  Schedule,
  State,
} from "./schedule.ts";
