import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { limitDownShare } from "../../domain/indices/index.ts";
import type { DailySeries } from "../../domain/market/series.ts";
import { type KeptSeries, knownDays } from "./kept-series.ts";
import { loadRanges } from "./stock-data.ts";

/** The share of stocks locked limit-down by day, for the stage. Raise the number when it is computed in another way. */
export const LIMIT_DOWN_SHARE: KeptSeries = {
  kept: { name: "limit-down share 1", from: ["stock_ohlc", "stock_info", "stock_price", "stock_shares", "stock_name"] },
  compute: async (store, to) => knownDays(await loadLimitDown(store, to)),
};

/** Share of stocks that closed locked limit-down, by day; no days where no lows and highs are loaded. */
export interface LimitDownDays extends DailySeries {
  /** Stocks counted, by day. */
  readonly stocks: Int32Array;
}

/** Reads lows, highs and closes up to `to` and counts the stocks locked limit-down; NaN on the first day loaded. */
export async function loadLimitDown(store: Store, to?: Day): Promise<LimitDownDays> {
  const { panel, stocks } = await loadRanges(store, to);
  const { share, stocks: counted } = limitDownShare(panel, stocks);
  return { days: panel.days, values: share, stocks: counted };
}
