import { mean, standardDeviation } from "../../numerics/moments.ts";
import type { TradedPanel } from "../market/panel.ts";
import type { Liquidity } from "./costs.ts";

/** Trading days over which a usual day is measured. */
const DAYS = 20;
/** Fewest days that tell it. */
const LEAST_DAYS = 10;

/** What is known of each stock's trading before a day. */
export interface LiquidityDays {
  /** Takes in day `t` of the panel; days come in order. */
  readonly advance: (t: number) => void;
  /** Of the up to 20 days taken in last: volatility of daily returns and mean yuan traded; NaN with fewer than 10. */
  readonly of: (stock: number) => Liquidity;
}

/** Volatility and usual trading of every stock over the trailing 20 days, kept up as days are taken in. */
export function trailingLiquidity(panel: TradedPanel): LiquidityDays {
  let last = -1;
  const window = (stock: number) => {
    const amounts: number[] = [];
    const returns: number[] = [];
    const width = panel.codes.length;
    for (let t = Math.max(1, last - DAYS + 1); t <= last; t++) {
      const at = t * width + stock;
      if (!Number.isNaN(panel.amount[at])) amounts.push(panel.amount[at]);
      const change = panel.close[at] / panel.close[at - width] - 1;
      if (!Number.isNaN(change)) returns.push(change);
    }
    return { amounts, returns };
  };
  return {
    advance: (t) => {
      last = t;
    },
    of: (stock) => {
      const { amounts, returns } = window(stock);
      return { volatility: known(returns, standardDeviation), dailyAmount: known(amounts, mean) };
    },
  };
}

/** Mean or deviation of a window, where it has enough days to tell it. */
function known(values: readonly number[], figure: (values: readonly number[]) => number): number {
  return values.length < LEAST_DAYS ? Number.NaN : figure(values);
}

/** Share of a basket's value that figures of its liquidity hold for. */
const MOST_OF_VALUE = 0.9;

/**
 * Value of a position over its stock's usual daily amount, at the level that positions worth nine tenths of the basket do
 * not pass. NaN where stocks worth more than a tenth have no usual amount, or nothing is held.
 */
export function usualDays(
  { shares, prices }: { readonly shares: Float64Array; readonly prices: Float64Array },
  liquidity: LiquidityDays,
): number {
  const positions: { value: number; days: number }[] = [];
  let total = 0;
  for (let j = 0; j < shares.length; j++) {
    if (shares[j] === 0) continue;
    const value = shares[j] * prices[j];
    const days = value / liquidity.of(j).dailyAmount;
    positions.push({ value, days: Number.isNaN(days) ? Infinity : days });
    total += value;
  }
  positions.sort((a, b) => a.days - b.days);
  let sum = 0;
  const level = positions.find(({ value }) => {
    sum += value;
    return sum >= MOST_OF_VALUE * total;
  });
  return level === undefined || level.days === Infinity ? Number.NaN : level.days;
}
