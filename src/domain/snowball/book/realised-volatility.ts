import { standardDeviation } from "../../../numerics/moments.ts";
import type { Day } from "../../calendar/index.ts";
import { type DailySeries, upTo } from "../../market/series.ts";
import { USUAL_DAYS_PER_YEAR } from "../terms.ts";

/** How volatility is taken from closes: weights that decay by 6% a day, or the last 60 returns alike. */
export type VolatilityRule = "ewma" | "60d";

const DECAY = 0.94;
const WINDOW = 60;
/** Returns that the decaying weights look back over; beyond them 2e-7 of the weight lies. */
const EWMA_WINDOW = 250;

/**
 * Annualised volatility of daily log returns up to and with `asOf`, 244 days to the year: `ewma` is RiskMetrics 1996
 * (zero mean, decay 0.94), `60d` the sample standard deviation of 60 returns. NaN where fewer than 60 returns are known.
 */
export function realisedVolatility(closes: DailySeries, asOf: Day, rule: VolatilityRule): number {
  const { values } = upTo(closes, asOf);
  const returns = values.slice(1).map((value, i) => Math.log(value / values[i]));
  if (returns.length < WINDOW) return Number.NaN;
  const daily = rule === "ewma" ? decayed(returns.slice(-EWMA_WINDOW)) : standardDeviation(returns.slice(-WINDOW));
  return daily * Math.sqrt(USUAL_DAYS_PER_YEAR);
}

function decayed(returns: Float64Array): number {
  let sum = 0;
  let weights = 0;
  returns.forEach((value, i) => {
    const weight = DECAY ** (returns.length - 1 - i);
    sum += weight * value * value;
    weights += weight;
  });
  return Math.sqrt(sum / weights);
}
