/**
 * The guard before a trade: what a basket and its short cost, how fast it can be left, what it loses in storms, and the
 * leverage that survives. Lots are negative when short, notionals of the short positive; a cost and a loss are positive,
 * a gain negative; money in yuan, ratios as decimals.
 */
export { type BasketHistory, basketHistory } from "./basket-history.ts";
export {
  BOOK_BOUNDS,
  type BookBound,
  type BookPast,
  type BookSimulation,
  bookBounds,
  hedgedBy,
  LEAST_HISTORY,
  marginBuffer,
} from "./book-leverage.ts";
export { type FuturesLots, type HedgeLeg, type HedgeLot, hedgeLeg, hedgeLot } from "./hedge-leg.ts";
export { bookImpact, daysToLiquidate, daysToSell, type HeldStock } from "./liquidation.ts";
export {
  LOCKED_DAYS,
  LOCKED_INDEX,
  lockedDays,
  MADE_UP_STRESSES,
  type MadeUpStress,
  stressedFutures,
  stressedStocks,
} from "./made-up-stress.ts";
export { answered, compounded, RECORDED_STRESSES, recordedStresses, type StressStretch } from "./recorded-stress.ts";
export { gravest, type Rule, type RuleState, stateOf } from "./rules.ts";
