import type { Day } from "../calendar/index.ts";
import { buyFeeRate, sellFeeRate } from "../market/trading-fees.ts";

/** What trading stocks costs beyond the charges of the state and the exchanges. */
export interface StockCosts {
  /** Broker's commission on each side, as a share of the value traded. */
  readonly commission: number;
  /** Half spread on each side, as a share of the value traded. */
  readonly slippage: number;
  /** Coefficient Y of the square-root law: a trade of a share q of a usual day's volume moves its price by Y sigma sqrt(q). */
  readonly impact: number;
  /** Whether stamp duty, transfer, handling and regulatory fees of the day are paid. */
  readonly charges: boolean;
}

export const NO_STOCK_COSTS: StockCosts = { commission: 0, slippage: 0, impact: 0, charges: false };

/** Commission 0.02%, half spread 0.05%, Y = 0.7: assumptions for an institution's orders in small caps. */
export const USUAL_STOCK_COSTS: StockCosts = { commission: 0.0002, slippage: 0.0005, impact: 0.7, charges: true };

/** What is known of a stock's trading before a day: volatility of a day, and yuan of a usual day; NaN where unknown. */
export interface Liquidity {
  readonly volatility: number;
  readonly dailyAmount: number;
}

/**
 * Cost of a trade of `value` yuan as a share of it: charges of the day, commission, half spread, and the square-root law
 * Y sigma sqrt(value / usual daily amount) (Bouchaud, Farmer and Lillo, How markets slowly digest changes in supply and
 * demand, 2009). Where the liquidity is unknown no impact is told.
 */
export function stockCostRate(
  costs: StockCosts,
  side: "buy" | "sell",
  day: Day,
  value: number,
  { volatility, dailyAmount }: Liquidity,
): number {
  const charges = costs.charges ? (side === "buy" ? buyFeeRate(day) : sellFeeRate(day)) : 0;
  const moved = costs.impact * volatility * Math.sqrt(value / dailyAmount);
  return charges + costs.commission + costs.slippage + (Number.isFinite(moved) ? moved : 0);
}
