import { rankGroups } from "../../../numerics/rank-groups.ts";
import { sharesAt } from "../../market/as-of.ts";
import type { StockPanel } from "../../market/panel.ts";
import type { StockList } from "../../market/stock-list.ts";

/**
 * Return of day t of the three smallest tenths of stocks less that of the three largest, by market value at the close of
 * t - 1, each in equal weight, of all stocks with a close on both days. NaN on the panel's first day and where fewer than
 * ten stocks have one.
 */
export function smallMinusBig(panel: StockPanel, stocks: StockList, t: number): number {
  const { close, codes } = panel;
  const width = codes.length;
  const values = new Float64Array(width).fill(Number.NaN);
  let count = 0;
  for (let j = 0; t > 0 && j < width; j++) {
    const value = close[(t - 1) * width + j] * sharesAt(panel, stocks, (t - 1) * width + j, j);
    if (Number.isNaN(value + close[t * width + j])) continue;
    values[j] = value;
    count++;
  }
  if (count < 10) return Number.NaN;
  const groups = new Int8Array(width);
  rankGroups(values, [Math.floor(0.3 * count), Math.floor(0.7 * count), count], groups);
  const sums = [0, 0, 0];
  const counts = [0, 0, 0];
  for (let j = 0; j < width; j++) {
    if (groups[j] < 0) continue;
    sums[groups[j]] += close[t * width + j] / close[(t - 1) * width + j] - 1;
    counts[groups[j]]++;
  }
  return sums[0] / counts[0] - sums[2] / counts[2];
}
