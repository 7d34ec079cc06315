import { sharesAt } from "../../market/as-of.ts";
import type { StockPanel } from "../../market/panel.ts";
import type { StockList } from "../../market/stock-list.ts";

/**
 * Size of each stock by day, raw: the natural logarithm of close x shares issued, [day x stock]. NaN without a close or
 * where the shares are unknown.
 */
export function rawSize(panel: StockPanel, stocks: StockList): Float64Array {
  const { close } = panel;
  const width = stocks.totalShares.length;
  const size = new Float64Array(close.length);
  for (let start = 0; start < close.length; start += width) {
    for (let j = 0; j < width; j++) {
      size[start + j] = Math.log(close[start + j] * sharesAt(panel, stocks, start + j, j));
    }
  }
  return size;
}

/** The natural logarithm of the close, [day x stock]; NaN without one. */
export function rawPrice({ close }: StockPanel): Float64Array {
  return close.map(Math.log);
}

/** Return to each close from the close `rows` rows before, [day x stock]; NaN without either. */
export function rawReturn({ close, codes }: StockPanel, rows: number): Float64Array {
  const back = rows * codes.length;
  const found = new Float64Array(close.length).fill(Number.NaN);
  for (let at = back; at < close.length; at++) found[at] = close[at] / close[at - back] - 1;
  return found;
}
