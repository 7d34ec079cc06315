import { isSpecialAt } from "../../market/as-of.ts";
import { lockAt } from "../../market/limit-lock.ts";
import type { StockPanel } from "../../market/panel.ts";
import { dailyLimit } from "../../market/price-limit.ts";
import type { StockList } from "../../market/stock-list.ts";
import { tradedDaysBefore } from "../../market/traded-days.ts";

/** Whether a stock could be traded at a close: freely; locked at its upper or lower limit; or not, for it did not trade. */
export const MARKS = { free: 0, lockedUp: 1, lockedDown: 2, notTraded: 3 } as const;

/** Beyond every board's first days without a limit. */
const SEASONED = 6;

/**
 * Mark of every stock on every day, in the order of the panel's fields (see lockAt for what is locked; the first days
 * after listing have no limit). The close of each day is held against the stock's last one before on the panel; without
 * one before, the stock counts as free.
 */
export function tradingMarks(panel: StockPanel, stocks: StockList): Uint8Array {
  const width = panel.codes.length;
  const marks = new Uint8Array(panel.close.length).fill(MARKS.notTraded);
  const lastCloses = new Float64Array(width).fill(Number.NaN);
  const tradedDays = tradedDaysBefore(panel, stocks);
  for (let t = 0; t < panel.days.length; t++) {
    const limitOf = limitsOn(panel, stocks, t);
    for (let j = 0; j < width; j++) {
      const at = t * width + j;
      if (Number.isNaN(panel.close[at])) continue;
      tradedDays[j]++;
      const lock = Number.isNaN(lastCloses[j]) ? 0 : lockAt(panel, at, lastCloses[j], limitOf(j, tradedDays[j]));
      marks[at] = lock === 1 ? MARKS.lockedUp : lock === -1 ? MARKS.lockedDown : MARKS.free;
      lastCloses[j] = panel.close[at];
    }
  }
  return marks;
}

/** The limit of each stock on one day, looked up once for each board and mark. */
function limitsOn(panel: StockPanel, stocks: StockList, t: number) {
  const { boards } = stocks;
  const day = panel.days[t];
  const start = t * panel.codes.length;
  const known = new Map<string, number>();
  return (stock: number, tradedDays: number) => {
    const isSpecial = isSpecialAt(panel, stocks, start + stock, stock);
    if (tradedDays < SEASONED) return dailyLimit(boards[stock], isSpecial, day, tradedDays);
    const key = isSpecial ? `${boards[stock]} ST` : boards[stock];
    let limit = known.get(key);
    if (limit === undefined) {
      limit = dailyLimit(boards[stock], isSpecial, day, SEASONED);
      known.set(key, limit);
    }
    return limit;
  };
}
