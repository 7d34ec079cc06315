import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import {
  CROWDING_RUNGS,
  type CrowdingLadder,
  type CrowdingRung,
  crowdingLadder,
  priceToBook,
} from "../../domain/crowding/index.ts";
import type { DailySeries } from "../../domain/market/series.ts";
import { indexSeries } from "./basis-data.ts";
import { loadFundamentals } from "./fundamental-data.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";
import { loadTradedStocks, type TradedStocks } from "./stock-data.ts";

/** Published index of each rung. */
export const RUNG_CODES: Readonly<Record<CrowdingRung, string>> = { ...INDEX_CODES, bse50: "899050.BJ" };
/** How many of the smallest stocks are the micro caps, as in the published index. */
export const MICRO_SIZE = 400;

export interface CrowdingData {
  readonly stocks: TradedStocks;
  readonly published: Readonly<Record<CrowdingRung, DailySeries>>;
  /** Price to book, [day x stock]; undefined where no accounts are loaded. */
  readonly valuation: Float64Array | undefined;
  readonly ladder: CrowdingLadder;
}

/** Reads stocks and published indices up to `to` and measures the ladder. No days where nothing is loaded. */
export async function loadCrowding(store: Store, to?: Day, microSize = MICRO_SIZE): Promise<CrowdingData> {
  const [stocks, series] = await Promise.all([
    loadTradedStocks(store, to),
    Promise.all(CROWDING_RUNGS.map((rung) => indexSeries(store, "index_daily", RUNG_CODES[rung], to))),
  ]);
  const published = Object.fromEntries(CROWDING_RUNGS.map((rung, i) => [rung, series[i]])) as CrowdingData["published"];
  const accounts = await loadFundamentals(store, stocks.panel.codes, to);
  const valuation = accounts && priceToBook(stocks.panel, stocks.stocks, accounts);
  const ladder = crowdingLadder({
    panel: stocks.panel,
    stocks: stocks.stocks,
    published,
    microSize,
    ...(valuation && { priceToBook: valuation }),
  });
  return { stocks, published, valuation, ladder };
}
