/**
 * The neutral book: a basket of stocks, short futures, cash. Money in yuan (cash is kept in whole fen), weights are shares
 * of equity, a short position has negative lots and a negative value, profits are positive.
 */
export { attributed, type CarriedDay, type DayPnl, PNL_PARTS } from "./attribution.ts";
export {
  type HedgeContract,
  type NeutralDay,
  type NeutralMarket,
  type NeutralSettings,
  type NeutralStrategy,
  neutralDays,
} from "./backtest.ts";
export { type BasketRule, bestWeights, eligibleDays, REBALANCES } from "./basket.ts";
export {
  type Construction,
  type ConstructionBounds,
  type ConstructionDay,
  constructBasket,
  type RiskModel,
} from "./construct.ts";
export { type Liquidity, NO_STOCK_COSTS, type StockCosts, stockCostRate, USUAL_STOCK_COSTS } from "./costs.ts";
export { type FuturesCosts, NO_FUTURES_COSTS, USUAL_FUTURES_COSTS } from "./futures-account.ts";
export { contractRule, contractsByDay, type SettlementOn, type TermsOn } from "./hedge-contract.ts";
export { type LiquidityDays, trailingLiquidity } from "./liquidity.ts";
export { type Performance, performance } from "./performance.ts";
export { type BasketPlan, basketPlan, type Loosened } from "./plan.ts";
export type { ExecutionRules } from "./stock-account.ts";
export { activeExposures, type StyleDay, type StyleDesk, styleDesk, styleReturn } from "./style-desk.ts";
