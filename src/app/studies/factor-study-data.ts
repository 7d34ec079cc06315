import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { FactorMarket } from "../../domain/factors/index.ts";
import { onAxes, type StockPanel } from "../../domain/market/panel.ts";
import { loadFactorMarket, simulateFactorMarket } from "./factor-market-data.ts";
import { readList } from "./stock-data.ts";
import { adjustedLike, filledBy, readAsOf, readStockPrices } from "./stock-prices.ts";
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
  const [prices, range] = await Promise.all([
    readStockPrices(store, "stock_daily", ["close", "volume"], to, ["low", "high"]),
    store.panel("stock_ohlc", { columns: ["low", "high"], to }),
  ]);
  const { axes, close } = prices;
  const volume = filledBy(prices.column("volume"), prices.traded?.volume);
  const low = adjustedLike("low", onAxes(axes, range, range.numbers("low")), prices);
  const high = adjustedLike("high", onAxes(axes, range, range.numbers("high")), prices);
  const { turnover: _, ...asOf } = await readAsOf(store, prices, to);
  const tradedClose = close.slice();
  for (let at = 0; at < volume.length; at++) if (volume[at] === 0) tradedClose[at] = Number.NaN;
  const traded = { ...axes, close: tradedClose, low, high, ...asOf };
  const { stocks, listedAsOf } = await readList(store, axes.codes, to);
  const market = ofStyle ? (await loadFactorMarket(store, to)).market : { panel: withoutTrading(traded), stocks };
  return { closes: { ...axes, close, ...asOf }, traded, market, listedAsOf, seed: null };
}
