import { WIDTH } from "./buckets.ts";

/** What a hedged book made up to a close, over the stocks that it holds there. */
export interface HedgedGain {
  /** Since it was entered; negative where it lost. */
  readonly gain: number;
  /** Since it stood highest; 0 at a high, never above. */
  readonly sinceHigh: number;
}

/**
 * Gain of stocks bought at the first close and held, against a short that is set to their value at every close.
 * `closes` are [bucket][close], `futures` levels of what is shorted, [future][close]; `basket` and `hedge` are shares of 1
 * by bucket and by future, `ratio` futures short over stocks. Costs and financing are left out.
 */
export function hedgedGain(
  closes: readonly Float64Array[],
  futures: readonly Float64Array[],
  basket: Float64Array,
  hedge: Float64Array,
  ratio: number,
): HedgedGain {
  const worth = (t: number) => {
    let value = 0;
    for (let k = 0; k < WIDTH; k++) value += (basket[k] * closes[k][t]) / closes[k][0];
    return value;
  };
  let stocks = 1;
  let gain = 0;
  let high = 0;
  for (let t = 1; t < closes[0].length; t++) {
    const short = hedge.reduce((sum, share, i) => sum + share * (futures[i][t] / futures[i][t - 1] - 1), 0);
    const next = worth(t);
    gain += next - stocks - ratio * stocks * short;
    high = Math.max(high, gain);
    stocks = next;
  }
  return { gain: gain / stocks, sinceHigh: (gain - high) / stocks };
}
