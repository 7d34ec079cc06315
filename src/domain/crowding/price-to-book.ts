import type { Fundamentals } from "../factors/index.ts";
import { sharesAt } from "../market/as-of.ts";
import type { StockPanel } from "../market/panel.ts";
import type { StockList } from "../market/stock-list.ts";

/**
 * Market value over book equity, [day x stock], each from the accounts announced by the close of its day: of several the
 * one that reports on the latest period. NaN where the stock does not trade or no book equity has been told.
 */
export function priceToBook(panel: StockPanel, stocks: StockList, accounts: Fundamentals): Float64Array {
  const width = panel.codes.length;
  const book = new Float64Array(width).fill(Number.NaN);
  const period = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  const ratios = new Float64Array(panel.close.length);
  let row = 0;
  for (let t = 0; t < panel.days.length; t++) {
    for (; row < accounts.stock.length && accounts.announced[row] <= panel.days[t]; row++) {
      const [stock, equity] = [accounts.stock[row], accounts.bookEquity[row]];
      if (Number.isNaN(equity) || accounts.periodEnd[row] < period[stock]) continue;
      book[stock] = equity;
      period[stock] = accounts.periodEnd[row];
    }
    for (let j = 0; j < width; j++) {
      const at = t * width + j;
      ratios[at] = (panel.close[at] * sharesAt(panel, stocks, at, j)) / book[j];
    }
  }
  return ratios;
}
