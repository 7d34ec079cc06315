/**
 * Snowballs (autocallable notes on an index): terms -> schedule -> engine -> valuation. A value is what the client's
 * contract on one unit of the underlying is worth to the client; a dealer who sold it hedges by holding delta units.
 * Flows are positive when the dealer buys. Rates and volatilities are decimals a year, days are trading days from now.
 */
export { checkSchedule } from "./check-schedule.ts";
export { meanOver, sumTo } from "./curve.ts";
export type { Engine, EngineName, Question, SpotValuation, Valuation } from "./engine.ts";
export { finiteDifference } from "./finite-difference/finite-difference-engine.ts";
export type { Curve, FlatMarket, LocalVolatility, Market, VolatilityGrid, VolatilitySkew } from "./market.ts";
export { monteCarlo, monteCarloWith, USUAL_SAMPLING } from "./monte-carlo/monte-carlo-engine.ts";
export { estimate, replicateMeans, type Sampling } from "./monte-carlo/simulate.ts";
export { type WorstOfAsset, type WorstOfMarket, type WorstOfValuation, worstOf } from "./monte-carlo/worst-of.ts";
export { type ProductTerms, SNOWBALL_PRODUCTS, type SnowballProduct } from "./products.ts";
export { projectedCalendar } from "./projected-calendar.ts";
export { type Kernels, sharedKernels, singleKernels } from "./quadrature/kernels.ts";
export { type Ladder, ladder, type Rungs } from "./quadrature/ladder.ts";
export { quadrature } from "./quadrature/quadrature-engine.ts";
export { readTerms } from "./read-terms.ts";
export type {
  AfterKnockIn,
  KnockIn,
  KnockOutDate,
  Paris,
  PeriodicCoupon,
  Schedule,
  State,
} from "./schedule.ts";
export { couponIn, knockOutRatio, observationDay, scheduleOf, type TradingCalendar } from "./schedule-of.ts";
export { type FutureQuote, impliedCarryCurve } from "./solve/carry-curve.ts";
export { type FairCoupon, fairCoupon, withCoupons } from "./solve/fair-coupon.ts";
export { impliedCarries, impliedVolatilities } from "./solve/implied.ts";
export type { CouponStep, KnockInTerms, KnockOutTerms, SnowballTerms } from "./terms.ts";
