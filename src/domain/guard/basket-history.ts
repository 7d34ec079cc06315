import type { StockPanel } from "../market/panel.ts";
import type { DailySeries } from "../market/series.ts";
import type { StockList } from "../market/stock-list.ts";
import { doorsOn } from "../market/trading-doors.ts";

/** A basket of today held back through the days of a panel. */
export interface BasketHistory {
  /** Level, 1 on the first day, of a basket set back to today's weights at every close. */
  readonly level: DailySeries;
  /** Share of the weight, among stocks with a price, that cannot be sold at the close: locked limit-down or suspended. */
  readonly locked: DailySeries;
}

/** Days on which less than this share of the weight has a price tell nothing. */
const LEAST_WEIGHT = 0.5;

/**
 * Holds weights (one a stock of the panel) back through its days: each day's return is the mean of the stocks' returns since
 * their last close, by weight, over the stocks that had a price before; a suspended stock returns 0 until it trades again.
 * A day on which less than half of the weight had a price is left out of both series. Today's basket, chosen knowing the
 * past: its history is that of what is held, not of the strategy.
 */
export function basketHistory(panel: StockPanel, stocks: StockList, weights: Float64Array): BasketHistory {
  const width = panel.codes.length;
  const held = Array.from(weights.keys()).filter((j) => weights[j] > 0);
  const total = held.reduce((sum, j) => sum + weights[j], 0);
  const last = new Float64Array(width).fill(Number.NaN);
  const days: number[] = [];
  const levels: number[] = [];
  const locked: number[] = [];
  for (let t = 0; t < panel.days.length; t++) {
    const doors = doorsOn(panel, stocks, t, last);
    let [known, moved, shut] = [0, 0, 0];
    for (const j of held) {
      const close = panel.close[t * width + j];
      if (!Number.isNaN(last[j])) {
        known += weights[j];
        if (!Number.isNaN(close)) moved += weights[j] * (close / last[j] - 1);
        if (!doors.canSell(j)) shut += weights[j];
      }
      if (!Number.isNaN(close)) last[j] = close;
    }
    if (known < LEAST_WEIGHT * total) continue;
    days.push(panel.days[t]);
    levels.push((levels.at(-1) ?? 1) * (1 + moved / known));
    locked.push(shut / known);
  }
  const all = Int32Array.from(days);
  return {
    level: { days: all, values: Float64Array.from(levels) },
    locked: { days: all, values: Float64Array.from(locked) },
  };
}
