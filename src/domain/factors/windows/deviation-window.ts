import { halfLifeDecay } from "../../../numerics/half-life.ts";
import type { StockPanel } from "../../market/panel.ts";
import type { Window, Write } from "./window.ts";

const WINDOW = 252;
const HALF_LIFE = 42;
/** Fewest daily returns from which a stock's deviation is told: two thirds of the 63 that the style waits for. */
const LEAST_RETURNS = 42;
/** Of each stock: sums of w, w y, w y y, and how many returns are in. */
const FIELDS = 4;

export interface DeviationWindow extends Window {
  readonly deviation: Write;
}

/** Standard deviation of a stock's daily returns over 252 days, weights halving every 42 (CNE5: DASTD). */
export function deviationWindow({ close, codes }: StockPanel): DeviationWindow {
  const width = codes.length;
  const decay = halfLifeDecay(HALF_LIFE);
  const leavingWeight = decay ** WINDOW;
  const sums = new Float64Array(width * FIELDS);
  const add = (t: number, weight: number, count: number) => {
    if (t < 1) return;
    for (let j = 0, at = 0; j < width; j++, at += FIELDS) {
      const y = close[t * width + j] / close[(t - 1) * width + j] - 1;
      if (Number.isNaN(y)) continue;
      sums[at] += weight;
      sums[at + 1] += weight * y;
      sums[at + 2] += weight * y * y;
      sums[at + 3] += count;
    }
  };
  return {
    advance(t) {
      for (let at = 0; at < sums.length; at += FIELDS) for (let k = 0; k < FIELDS - 1; k++) sums[at + k] *= decay;
      add(t, 1, 1);
      add(t - WINDOW, -leavingWeight, -1);
    },
    deviation(values) {
      for (let j = 0, at = 0; j < width; j++, at += FIELDS) {
        const mean = sums[at + 1] / sums[at];
        const variance = sums[at + 2] / sums[at] - mean * mean;
        values[j] = sums[at + 3] < LEAST_RETURNS ? Number.NaN : Math.sqrt(Math.max(variance, 0));
      }
    },
  };
}
