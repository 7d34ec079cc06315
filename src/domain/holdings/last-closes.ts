import { sharesAt } from "../market/as-of.ts";
import type { StockPanel } from "../market/panel.ts";
import type { StockList } from "../market/stock-list.ts";

/** The last close of each stock on or before a row of the panel; NaN for a stock that had none by then. */
export function lastCloses({ close, codes }: StockPanel, row: number): Float64Array {
  return Float64Array.from(lastRows({ close, codes }, row), (at) => (at < 0 ? Number.NaN : close[at]));
}

/** The market value of each stock at that last close; NaN for a stock without one or of unknown shares. */
export function lastMarketValues(panel: StockPanel, stocks: StockList, row: number): Float64Array {
  return Float64Array.from(lastRows(panel, row), (at, j) =>
    at < 0 ? Number.NaN : panel.close[at] * sharesAt(panel, stocks, at, j),
  );
}

/** Place of each stock's last close in the panel's fields; -1 where it had none. */
function lastRows({ close, codes }: Pick<StockPanel, "close" | "codes">, row: number): Int32Array {
  const width = codes.length;
  return Int32Array.from({ length: width }, (_, j) => {
    for (let t = row; t >= 0; t--) if (!Number.isNaN(close[t * width + j])) return t * width + j;
    return -1;
  });
}
