import { halfLifeDecay } from "../../../numerics/half-life.ts";
import type { StockPanel } from "../../market/panel.ts";
import type { Window, Write } from "./window.ts";

const WINDOW = 252;
const HALF_LIFE = 63;
/** Fewest daily returns from which a stock's beta is told: two thirds of the 63 that the style waits for. */
const LEAST_RETURNS = 42;

export interface BetaWindow extends Window {
  readonly beta: Write;
  /** Standard deviation of what the beta leaves. */
  readonly residualDeviation: Write;
}

/**
 * Slope and residual of the regression of a stock's daily return on the market's over 252 days, weights halving every 63
 * (CNE5: BETA, HSIGMA). Weighted sums are kept up day by day: one day enters, one leaves. A day on which stock or market
 * has no one-day return has no weight. The residual's variance is the weighted mean of squares, as DASTD.
 */
export function betaWindow({ close, codes }: StockPanel, market: Float64Array): BetaWindow {
  const width = codes.length;
  const decay = halfLifeDecay(HALF_LIFE);
  const leavingWeight = decay ** WINDOW;
  const sums = new Float64Array(width * FIELDS);
  const add = (t: number, weight: number, count: number) => {
    const x = market[t];
    if (t < 1 || Number.isNaN(x)) return;
    for (let j = 0, at = 0; j < width; j++, at += FIELDS) {
      const y = close[t * width + j] / close[(t - 1) * width + j] - 1;
      if (Number.isNaN(y)) continue;
      sums[at] += weight;
      sums[at + 1] += weight * x;
      sums[at + 2] += weight * y;
      sums[at + 3] += weight * x * x;
      sums[at + 4] += weight * x * y;
      sums[at + 5] += weight * y * y;
      sums[at + 6] += count;
    }
  };
  return {
    advance(t) {
      for (let at = 0; at < sums.length; at += FIELDS) for (let k = 0; k < FIELDS - 1; k++) sums[at + k] *= decay;
      add(t, 1, 1);
      add(t - WINDOW, -leavingWeight, -1);
    },
    beta(values) {
      for (let j = 0; j < width; j++) values[j] = regressionOf(sums, j * FIELDS).slope;
    },
    residualDeviation(values) {
      for (let j = 0; j < width; j++) values[j] = regressionOf(sums, j * FIELDS).deviation;
    },
  };
}

/** Of each stock: sums of w, w x, w y, w x x, w x y, w y y, and how many returns are in. */
const FIELDS = 7;
const UNKNOWN = { slope: Number.NaN, deviation: Number.NaN };

function regressionOf(sums: Float64Array, at: number) {
  if (sums[at + 6] < LEAST_RETURNS) return UNKNOWN;
  const weight = sums[at];
  const [meanX, meanY] = [sums[at + 1] / weight, sums[at + 2] / weight];
  const varianceX = sums[at + 3] / weight - meanX * meanX;
  const covariance = sums[at + 4] / weight - meanX * meanY;
  const slope = covariance / varianceX;
  const residual = sums[at + 5] / weight - meanY * meanY - slope * covariance;
  return { slope, deviation: Math.sqrt(Math.max(residual, 0)) };
}
