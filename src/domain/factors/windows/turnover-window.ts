import { wholeDays } from "../../market/membership.ts";
import type { TradedPanel } from "../../market/panel.ts";
import type { Window } from "./window.ts";

/** Days of the mean monthly turnover, by length: a month, a quarter and a year of CNE5. */
export const TURNOVER_LENGTHS = [21, 63, 252] as const;

export interface TurnoverWindow extends Window {
  /** Mean daily turnover of a stock over the last TURNOVER_LENGTHS[k] days; NaN where it did not trade or is not known. */
  mean(k: number, stock: number): number;
}

/** Of each stock and length: sum of the turnover, days that it is known on, and days traded. */
const FIELDS = 3;

/**
 * Mean daily share of the float traded over the last 21, 63 and 252 days, or those since the stock's first close. A day
 * without a trade counts as zero, but on a day that is a hole in the data (see wholeDays) it is not known; a day that is
 * not known is left out. NaN where less than half of the window's days since the first close are known, or none was traded.
 */
export function turnoverWindow(panel: TradedPanel): TurnoverWindow {
  const { close, turnover, codes } = panel;
  const width = codes.length;
  const whole = wholeDays(panel);
  const firstTraded = new Int32Array(width).fill(-1);
  const sums = TURNOVER_LENGTHS.map(() => new Float64Array(width * FIELDS));
  let last = -1;
  const add = (into: Float64Array, t: number, sign: number) => {
    if (t < 0) return;
    const untraded = whole[t] === 1 ? 0 : Number.NaN;
    for (let j = 0, at = 0; j < width; j++, at += FIELDS) {
      if (firstTraded[j] < 0 || t < firstTraded[j]) continue;
      const isTraded = !Number.isNaN(close[t * width + j]);
      const share = isTraded ? turnover[t * width + j] : untraded;
      if (Number.isNaN(share)) continue;
      into[at] += sign * share;
      into[at + 1] += sign;
      if (isTraded) into[at + 2] += sign;
    }
  };
  return {
    advance(t) {
      for (let j = 0; j < width; j++) {
        if (firstTraded[j] < 0 && !Number.isNaN(close[t * width + j])) firstTraded[j] = t;
      }
      sums.forEach((into, k) => {
        add(into, t, 1);
        add(into, t - TURNOVER_LENGTHS[k], -1);
      });
      last = t;
    },
    mean(k, j) {
      const at = j * FIELDS;
      const length = Math.min(TURNOVER_LENGTHS[k], last + 1 - firstTraded[j]);
      const isKnown = firstTraded[j] >= 0 && 2 * sums[k][at + 1] >= length && sums[k][at + 2] > 0;
      return isKnown ? sums[k][at] / sums[k][at + 1] : Number.NaN;
    },
  };
}
