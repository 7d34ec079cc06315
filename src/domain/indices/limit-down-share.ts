import { isSpecialAt } from "../market/as-of.ts";
import { lockAt } from "../market/limit-lock.ts";
import type { StockPanel } from "../market/panel.ts";
import { dailyLimit } from "../market/price-limit.ts";
import type { StockList } from "../market/stock-list.ts";
import { tradedDaysBefore } from "../market/traded-days.ts";

/** By day of the panel: how many stocks were counted, and the share of them that closed locked limit-down. */
export interface LimitDownShare {
  /** NaN where no stock was counted. */
  readonly share: Float64Array;
  readonly stocks: Int32Array;
}

/**
 * Share of stocks that close locked limit-down (see lockAt), among the stocks that trade on the day, have traded before
 * on the panel, are not under special treatment and have a price limit that day (see dailyLimit). Where the panel has
 * lows and highs, only stocks that have them on the day are counted.
 */
export function limitDownShare(panel: StockPanel, stocks: StockList): LimitDownShare {
  const width = panel.codes.length;
  const lastCloses = new Float64Array(width).fill(Number.NaN);
  const tradedDays = tradedDaysBefore(panel, stocks);
  const share = new Float64Array(panel.days.length);
  const counts = new Int32Array(panel.days.length);
  for (let t = 0; t < panel.days.length; t++) {
    let locked = 0;
    for (let j = 0; j < width; j++) {
      const at = t * width + j;
      if (Number.isNaN(panel.close[at])) continue;
      tradedDays[j]++;
      if (isCounted(panel, stocks, at, j) && !Number.isNaN(lastCloses[j])) {
        const limit = dailyLimit(stocks.boards[j], false, panel.days[t], tradedDays[j]);
        if (!Number.isNaN(limit)) counts[t]++;
        if (lockAt(panel, at, lastCloses[j], limit) === -1) locked++;
      }
      lastCloses[j] = panel.close[at];
    }
    share[t] = counts[t] === 0 ? Number.NaN : locked / counts[t];
  }
  return { share, stocks: counts };
}

function isCounted(panel: StockPanel, stocks: StockList, at: number, stock: number): boolean {
  const hasRange = panel.low === undefined || !Number.isNaN(panel.low[at]);
  return hasRange && !isSpecialAt(panel, stocks, at, stock);
}
