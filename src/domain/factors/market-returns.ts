import { sharesAt } from "../market/as-of.ts";
import { wholeDays } from "../market/membership.ts";
import type { StockPanel } from "../market/panel.ts";
import type { StockList } from "../market/stock-list.ts";

/**
 * Return of the market on each day: stocks with a close on the day and the day before, weighted by market value at that
 * earlier close. NaN on the first day, and on a day that is a hole in the data or follows one (see wholeDays).
 */
export function marketReturns(panel: StockPanel, stocks: StockList): Float64Array {
  const { close, codes, days } = panel;
  const width = codes.length;
  const whole = wholeDays(panel);
  return Float64Array.from(days, (_, t) => {
    if (t === 0 || whole[t] === 0 || whole[t - 1] === 0) return Number.NaN;
    let [before, after] = [0, 0];
    for (let j = 0; j < width; j++) {
      const [from, to] = [close[(t - 1) * width + j], close[t * width + j]];
      const shares = sharesAt(panel, stocks, (t - 1) * width + j, j);
      if (Number.isNaN(from + to + shares)) continue;
      before += from * shares;
      after += to * shares;
    }
    return before > 0 ? after / before - 1 : Number.NaN;
  });
}
