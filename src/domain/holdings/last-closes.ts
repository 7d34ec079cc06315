import type { StockPanel } from "../market/panel.ts";

/** The last close of each stock on or before a row of the panel; NaN for a stock that had none by then. */
export function lastCloses({ close, codes }: StockPanel, row: number): Float64Array {
  const width = codes.length;
  return Float64Array.from({ length: width }, (_, j) => {
    for (let t = row; t >= 0; t--) if (!Number.isNaN(close[t * width + j])) return close[t * width + j];
    return Number.NaN;
  });
}
