/**
 * Basis of index futures. Sign: basis = future - spot; negative is a discount (贴水), a cost to the short.
 * Costs are positive when the short pays. Ratios are decimals; days are integers.
 */
export { aggregated, constantMaturity, LEAST_CALENDAR_DAYS, oiWeighted, slot } from "./aggregate.ts";
export {
  type BasisSnapshot,
  basisSnapshot,
  CALENDAR_DAYS_PER_YEAR,
  type ContractBasis,
  carryToExpiry,
  contractBasis,
  type FuturesClose,
  rollCost,
  TRADING_DAYS_PER_YEAR,
} from "./contract-basis.ts";
export {
  type DividendPoints,
  dividendPoints,
  dividendPointsBetween,
  forecastDividendPoints,
  realisedDividendPoints,
} from "./dividend-points.ts";
export { costBetween, ROLL_CALENDAR_DAYS, ROLL_RULES, type RollRule, type ShortCost, shortCost } from "./hedge-cost.ts";
export { heldFuture } from "./held-future.ts";
export { chainedOpenInterest, totalOpenInterest } from "./open-interest.ts";
export { spreadByYear, type YearSpread } from "./years.ts";
