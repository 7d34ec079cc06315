import { trailingDeviations, trailingSums } from "../../numerics/trailing-window.ts";
import { sharesAt } from "../market/as-of.ts";
import type { TradedPanel } from "../market/panel.ts";
import type { StockList } from "../market/stock-list.ts";

/** Factors that closes and trading alone give. The top is the side that a quant basket is long of. */
export const CROWDED_FACTORS = ["size", "reversal", "turnover", "volatility"] as const;
export type CrowdedFactor = (typeof CROWDED_FACTORS)[number];

const DAYS = 20;
const LEAST = 15;

/**
 * Scores [day x stock], each known at the close of its day, NaN where not: size is minus ln of market value (the smallest
 * on top), reversal minus the return of 20 days (the losers on top), turnover minus the mean turnover of 20 days and
 * volatility minus the standard deviation of 20 daily returns (the quiet on top).
 */
export function factorScores(factor: CrowdedFactor, panel: TradedPanel, stocks: StockList): Float64Array {
  const width = panel.codes.length;
  if (factor === "size") {
    return panel.close.map((close, at) => -Math.log(close * sharesAt(panel, stocks, at, at % width)));
  }
  const scores = new Float64Array(panel.close.length).fill(Number.NaN);
  const column = new Float64Array(panel.days.length);
  for (let j = 0; j < width; j++) {
    const field = factor === "turnover" ? panel.turnover : panel.close;
    for (let t = 0; t < column.length; t++) column[t] = field[t * width + j];
    const own = ofStock(factor, column);
    for (let t = 0; t < column.length; t++)
      if (!Number.isNaN(panel.close[t * width + j])) scores[t * width + j] = own[t];
  }
  return scores;
}

function ofStock(factor: Exclude<CrowdedFactor, "size">, values: Float64Array): Float64Array {
  if (factor === "reversal") return values.map((close, t) => (t < DAYS ? Number.NaN : 1 - close / values[t - DAYS]));
  if (factor === "volatility") {
    const returns = values.map((close, t) => (t === 0 ? Number.NaN : close / values[t - 1] - 1));
    return trailingDeviations(returns, DAYS, LEAST).map((deviation) => -deviation);
  }
  const { sums, counts } = trailingSums(values, DAYS);
  return sums.map((sum, t) => (counts[t] < LEAST ? Number.NaN : -sum / counts[t]));
}
