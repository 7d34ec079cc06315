import { tradingDaysBetween } from "../calendar/index.ts";
import type { Axes } from "./panel.ts";

/** Prices as traded, dense [day x stock] like the closes that they continue; NaN where not known. */
export interface TradedPrices {
  readonly close: Float64Array;
  /** The close before, less what was paid and split since: the exchange's reference price of the day. */
  readonly previousClose: Float64Array;
}

/**
 * Forward-adjusted closes continued by prices as traded, [day x stock]: a close that is there stands; on another day the
 * stock moves from its last close by close / previous close, so a dividend or split does not look like a fall. Where
 * the panel lacks trading days since that last close, nobody tells what was paid in between, and it moves by the ratio
 * of the two prices as traded. A stock without any close before begins at its price. Nothing after a day enters it.
 */
export function chainedCloses({ days, codes }: Axes, adjusted: Float64Array, traded: TradedPrices): Float64Array {
  const width = codes.length;
  const holes = holesBefore(days);
  const closes = adjusted.slice();
  const last = new Float64Array(width).fill(Number.NaN);
  const lastTraded = new Float64Array(width).fill(Number.NaN);
  const lastHoles = new Int32Array(width);
  for (let t = 0; t < days.length; t++) {
    for (let j = 0; j < width; j++) {
      const at = t * width + j;
      const price = traded.close[at];
      if (Number.isNaN(closes[at])) {
        if (Number.isNaN(price)) continue;
        const reference = traded.previousClose[at];
        const isWhole = lastHoles[j] === holes[t] && reference > 0;
        const from = isWhole ? reference : lastTraded[j];
        closes[at] = Number.isNaN(last[j]) ? price : (last[j] * price) / from;
      }
      last[j] = closes[at];
      lastTraded[j] = Number.isNaN(price) ? closes[at] : price;
      lastHoles[j] = holes[t];
    }
  }
  return closes;
}

/** How many gaps of trading days lie before each day. */
function holesBefore(days: Int32Array): Int32Array {
  let holes = 0;
  return days.map((day, t) => {
    if (t > 0 && tradingDaysBetween(days[t - 1], day) > 1) holes++;
    return holes;
  });
}
