import type { MembershipRule } from "../market/membership.ts";
import type { TradedPanel } from "../market/panel.ts";
import type { ListedStocks } from "../market/stock-list.ts";
import type { Fundamentals } from "./fundamentals.ts";

/** What factors are made from. */
export interface FactorMarket {
  readonly panel: TradedPanel;
  readonly stocks: ListedStocks;
  /** Absent where no accounts are loaded. */
  readonly fundamentals?: Fundamentals | undefined;
}

/** Stocks that set the scale of exposures and earn factor returns: no special treatment, 60 days traded, no Beijing. */
export const FACTOR_UNIVERSE: MembershipRule = { minTradedDays: 60, beijing: false };
