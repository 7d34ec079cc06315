import { trailingDeviations, trailingSums } from "../../numerics/trailing-window.ts";
import type { GroupDays } from "./group-days.ts";
import {
  LEAST_KNOWN,
  LEAST_REVERSAL_DAYS,
  REVERSAL_DAYS,
  STRENGTH_DAYS,
  TURNOVER_DAYS,
  VOLATILITY_DAYS,
} from "./parameters.ts";

const DAYS_PER_YEAR = 244;

/** Quotient of two sums over the last `window` days; NaN where fewer than nine tenths of either are known. */
function sumRatio(above: Float64Array, below: Float64Array, window: number): Float64Array {
  const known = (i: number) => !Number.isNaN(above[i]) && !Number.isNaN(below[i]);
  const [a, b] = [above, below].map((values) =>
    trailingSums(
      values.map((value, i) => (known(i) ? value : Number.NaN)),
      window,
    ),
  );
  return a.sums.map((sum, i) => (a.counts[i] < LEAST_KNOWN * window ? Number.NaN : sum / b.sums[i]));
}

/** Share of a group in the yuan traded over 20 days, over its share in the capital of the same days; 1 is its due. */
export function amountRatio(group: GroupDays, market: GroupDays): Float64Array {
  const traded = sumRatio(group.amount, market.amount, TURNOVER_DAYS);
  const held = sumRatio(group.capital, market.capital, TURNOVER_DAYS);
  return traded.map((share, i) => share / held[i]);
}

/** Mean turnover of a group's members over 20 days, over that of all stocks; 1 where the group is the market. */
export function turnoverRatio(group: GroupDays, market: GroupDays): Float64Array {
  return sumRatio(group.turnover, market.turnover, TURNOVER_DAYS);
}

/** Standard deviation of a group's daily returns over 60 days, over the market's. */
export function volatilityRatio(returns: Float64Array, market: Float64Array): Float64Array {
  const least = LEAST_KNOWN * VOLATILITY_DAYS;
  const below = trailingDeviations(market, VOLATILITY_DAYS, least);
  return trailingDeviations(returns, VOLATILITY_DAYS, least).map((above, i) => above / below[i]);
}

/** Growth of a group against another over 60 days: (1 + its return) / (1 + the other's) - 1. */
export function relativeStrength(returns: Float64Array, against: Float64Array): Float64Array {
  const { sums, counts } = trailingSums(logGap(returns, against), STRENGTH_DAYS);
  return sums.map((sum, i) => (counts[i] < LEAST_KNOWN * STRENGTH_DAYS ? Number.NaN : Math.exp(sum) - 1));
}

/** A year's mean growth of a group against another, and over how many days it was taken. */
export interface Reversal {
  readonly values: Float64Array;
  readonly days: Int32Array;
}

/**
 * Long-run reversal: what a group gained on another in the past three years (750 days), a year's mean as a decimal; where
 * less is known, over all of it, and NaN below a year (250 days). High is crowded.
 */
export function longRunReversal(returns: Float64Array, against: Float64Array): Reversal {
  const { sums, counts } = trailingSums(logGap(returns, against), REVERSAL_DAYS);
  const values = sums.map((sum, i) =>
    counts[i] < LEAST_REVERSAL_DAYS ? Number.NaN : Math.exp((sum * DAYS_PER_YEAR) / counts[i]) - 1,
  );
  return { values, days: counts };
}

function logGap(returns: Float64Array, against: Float64Array): Float64Array {
  return returns.map((value, i) => Math.log1p(value) - Math.log1p(against[i]));
}
