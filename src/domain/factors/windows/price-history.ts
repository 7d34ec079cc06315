import type { StockPanel } from "../../market/panel.ts";
import type { Window } from "./window.ts";

/** Log closes of the last days; a stock that does not trade stands at its last close, NaN before its first. */
export interface PriceHistory extends Window {
  readonly width: number;
  readonly values: Float64Array;
  /** Where the row of the day `back` days before the last begins in `values`; -1 before the panel or out of the history. */
  row(back: number): number;
}

/** Keeps `length` days of log closes in a ring of rows. */
export function priceHistory({ close, codes, days }: StockPanel, length: number): PriceHistory {
  const width = codes.length;
  const rows = Math.min(length, days.length);
  const values = new Float64Array(rows * width).fill(Number.NaN);
  let last = -1;
  return {
    width,
    values,
    row: (back) => (back > last || back >= rows ? -1 : ((last - back) % rows) * width),
    advance(t) {
      const to = (t % rows) * width;
      const before = t === 0 ? -1 : ((t - 1) % rows) * width;
      for (let j = 0; j < width; j++) {
        const price = close[t * width + j];
        values[to + j] = !Number.isNaN(price) ? Math.log(price) : before < 0 ? Number.NaN : values[before + j];
      }
      last = t;
    },
  };
}
