import { halfLifeDecay } from "../../../numerics/half-life.ts";
import type { PriceHistory } from "./price-history.ts";
import type { Window, Write } from "./window.ts";

const LAG = 21;
const WINDOW = 504;
const HALF_LIFE = 126;
/** Fewest daily returns, before the lag, from which momentum is told. */
const LEAST_RETURNS = 126;
/** Closes that tell momentum at the least, and days of prices that it looks back over at the most. */
export const LEAST_MOMENTUM_DAYS = LAG + LEAST_RETURNS + 1;
export const MOMENTUM_HISTORY = LAG + WINDOW + 2;
/** Of each stock: sums of w and w r, and how many returns are in. */
const FIELDS = 3;

export interface MomentumWindow extends Window {
  readonly momentum: Write;
}

/**
 * Weighted mean of a stock's daily log returns from 21 to 524 days back, kept up from a history that has taken the day in, weights halving every 126 (CNE5: RSTR with a
 * risk-free rate of zero; the mean instead of the sum, so that a stock with a shorter history is compared by the day). A
 * suspension counts as days without a move, its end as one return.
 */
export function momentumWindow(history: PriceHistory): MomentumWindow {
  const { width, values: logs } = history;
  const decay = halfLifeDecay(HALF_LIFE);
  const leavingWeight = decay ** WINDOW;
  const sums = new Float64Array(width * FIELDS);
  const add = (back: number, weight: number, count: number) => {
    const [to, from] = [history.row(back), history.row(back + 1)];
    if (to < 0 || from < 0) return;
    for (let j = 0, at = 0; j < width; j++, at += FIELDS) {
      const change = logs[to + j] - logs[from + j];
      if (Number.isNaN(change)) continue;
      sums[at] += weight;
      sums[at + 1] += weight * change;
      sums[at + 2] += count;
    }
  };
  return {
    advance() {
      for (let at = 0; at < sums.length; at += FIELDS) {
        sums[at] *= decay;
        sums[at + 1] *= decay;
      }
      add(LAG, 1, 1);
      add(LAG + WINDOW, -leavingWeight, -1);
    },
    momentum(values) {
      for (let j = 0, at = 0; j < width; j++, at += FIELDS) {
        values[j] = sums[at + 2] < LEAST_RETURNS ? Number.NaN : sums[at + 1] / sums[at];
      }
    },
  };
}
