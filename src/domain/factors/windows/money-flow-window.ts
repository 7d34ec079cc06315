import type { TradedPanel } from "../../market/panel.ts";
import type { Window, Write } from "./window.ts";

const WINDOW = 21;
/** Fewest days with a return and an amount from which a flow is told. */
const LEAST_DAYS = 11;
/** Of each stock: yuan traded signed by the day's return, yuan traded, and how many days are in. */
const FIELDS = 3;

export interface MoneyFlowWindow extends Window {
  readonly moneyFlow: Write;
}

/**
 * Share of the yuan traded in 21 days that was traded on rising days, less that on falling days: in [-1, 1]. The idea of
 * on-balance volume (Granville 1963): the day's change tells which side traded, an assumption, because no order flow is
 * known.
 */
export function moneyFlowWindow({ close, amount, codes }: TradedPanel): MoneyFlowWindow {
  const width = codes.length;
  const sums = new Float64Array(width * FIELDS);
  const add = (t: number, sign: number) => {
    if (t < 1) return;
    for (let j = 0, at = 0; j < width; j++, at += FIELDS) {
      const change = close[t * width + j] - close[(t - 1) * width + j];
      const yuan = amount[t * width + j];
      if (Number.isNaN(change) || Number.isNaN(yuan)) continue;
      sums[at] += sign * Math.sign(change) * yuan;
      sums[at + 1] += sign * yuan;
      sums[at + 2] += sign;
    }
  };
  return {
    advance(t) {
      add(t, 1);
      add(t - WINDOW, -1);
    },
    moneyFlow(values) {
      for (let j = 0, at = 0; j < width; j++, at += FIELDS) {
        values[j] = sums[at + 2] < LEAST_DAYS ? Number.NaN : sums[at] / sums[at + 1];
      }
    },
  };
}
