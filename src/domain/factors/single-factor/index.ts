/**
 * One factor against the returns that followed. A coefficient is positive where a high factor went with a high return;
 * returns are decimals; quantiles count from the lowest factor.
 */
export { type FactorField, factorOrders } from "./factor-orders.ts";
export { type FactorPersistence, factorPersistence } from "./factor-persistence.ts";
export type { FactorPanel } from "./forward-sections.ts";
export { namedGrouping, sizeGrouping, tradableGrouping } from "./groupings.ts";
export { type IcSummary, icSummary } from "./ic-summary.ts";
export { rawPrice, rawReturn, rawSize } from "./raw-factors.ts";
export { type FactorUniverse, restrictFactor } from "./restrict-factor.ts";
export {
  type DailyFigures,
  type Grouping,
  type HorizonFigures,
  longShortReturns,
  meanQuantileReturns,
  type SingleFactorOptions,
  singleFactor,
} from "./single-factor.ts";
export { MARKS, tradingMarks } from "./trading-marks.ts";
