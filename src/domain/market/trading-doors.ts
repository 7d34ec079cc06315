import { isSpecialAt } from "./as-of.ts";
import { lockAt } from "./limit-lock.ts";
import type { StockPanel } from "./panel.ts";
import { dailyLimit } from "./price-limit.ts";
import type { StockList } from "./stock-list.ts";

/** Which stocks can be bought and sold at the close of a day. */
export interface TradingDoors {
  canBuy(stock: number): boolean;
  canSell(stock: number): boolean;
}

/** Beyond every board's first days without a limit. */
const SEASONED = 1000;

/**
 * Doors at the close of day t of a panel, for stocks past their first days of listing: shut both ways where the stock
 * does not trade, shut to buyers at the upper price limit and to sellers at the lower (see lockAt). `previousCloses`
 * holds each stock's last close before day t.
 */
export function doorsOn(panel: StockPanel, stocks: StockList, t: number, previousCloses: Float64Array): TradingDoors {
  const start = t * panel.codes.length;
  const lockOf = (stock: number) => {
    const isSpecial = isSpecialAt(panel, stocks, start + stock, stock);
    const limit = dailyLimit(stocks.boards[stock], isSpecial, panel.days[t], SEASONED);
    return lockAt(panel, start + stock, previousCloses[stock], limit);
  };
  const trades = (stock: number) => !Number.isNaN(panel.close[start + stock]);
  return {
    canBuy: (stock) => trades(stock) && lockOf(stock) !== 1,
    canSell: (stock) => trades(stock) && lockOf(stock) !== -1,
  };
}
