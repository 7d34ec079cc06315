import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { FactorMarket } from "../../domain/factors/index.ts";
import { onAxes, type StockPanel } from "../../domain/market/panel.ts";
import { loadFactorMarket, simulateFactorMarket } from "./factor-market-data.ts";
import { aShareAxes, readList } from "./stock-data.ts";
import { withoutTrading } from "./without-trading.ts";

/** What the study of a single factor reads. */
export interface FactorStudyData {
  /** Closes as they are loaded, those of days without volume too. */
  readonly closes: StockPanel;
  /** The same closes without the days without volume, with lows and highs where they are loaded. */
  readonly traded: StockPanel;
  /** What factors are made from. */
  readonly market: FactorMarket;
  readonly listedAsOf: Day | null;
  /** Seed of simulated stocks; null where the stocks are recorded. */
  readonly seed: number | null;
}

/** Stocks simulated on the recorded indices up to `to` (see simulateMarket); they have no industry. */
export async function simulateFactorStudy(store: Store, seed: number, to: Day | undefined): Promise<FactorStudyData> {
  const { market } = await simulateFactorMarket(store, seed, to);
  return { closes: market.panel, traded: market.panel, market, listedAsOf: null, seed };
}

/** Reads closes, volumes, lows and highs of A-shares up to `to`; trading and accounts as well for a style. */
export async function loadFactorStudy(store: Store, to: Day | undefined, ofStyle: boolean): Promise<FactorStudyData> {
  const [daily, range] = await Promise.all([
    store.panel("stock_daily", { columns: ["close", "volume"], to }),
    store.panel("stock_ohlc", { columns: ["low", "high"], to }),
  ]);
  const axes = aShareAxes(daily);
  const close = onAxes(axes, daily, daily.numbers("close"));
  const volume = onAxes(axes, daily, daily.numbers("volume"));
  const low = onAxes(axes, range, range.numbers("low"));
  const high = onAxes(axes, range, range.numbers("high"));
  const tradedClose = close.slice();
  for (let at = 0; at < volume.length; at++) if (volume[at] === 0) tradedClose[at] = Number.NaN;
  const traded = { ...axes, close: tradedClose, low, high };
  const { stocks, listedAsOf } = await readList(store, axes.codes);
  const market = ofStyle ? (await loadFactorMarket(store, to)).market : { panel: withoutTrading(traded), stocks };
  return { closes: { ...axes, close }, traded, market, listedAsOf, seed: null };
}
