import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { onAxes, type StockPanel, type TradedPanel } from "../../domain/market/panel.ts";
import type { ListedStocks } from "../../domain/market/stock-list.ts";
import { simulateStocks } from "./simulated-stocks.ts";
import { aShareAxes, loadTradedStocks, readList } from "./stock-data.ts";

/** What the study of a single factor reads. */
export interface FactorStudyData {
  /** Closes as they are loaded, those of days without volume too. */
  readonly closes: StockPanel;
  /** The same closes without the days without volume, with lows and highs where they are loaded. */
  readonly traded: StockPanel;
  /** The same with what was traded; null where the factor does not ask for it. */
  readonly trading: TradedPanel | null;
  readonly stocks: ListedStocks;
  readonly listedAsOf: Day | null;
  /** Seed of simulated stocks; null where the stocks are recorded. */
  readonly seed: number | null;
}

/** Stocks simulated on the recorded indices up to `to` (see simulateMarket); they have no industry. */
export async function simulateFactorStudy(store: Store, seed: number, to: Day | undefined): Promise<FactorStudyData> {
  const { panel, stocks } = await simulateStocks(store, seed, to);
  const listed = { ...stocks, floatShares: stocks.totalShares, industries: panel.codes.map(() => "") };
  return { closes: panel, traded: panel, trading: null, stocks: listed, listedAsOf: null, seed };
}

/** Reads closes, volumes, lows and highs of A-shares up to `to`, and what was traded `withTrading`. */
export async function loadFactorStudy(
  store: Store,
  to: Day | undefined,
  withTrading: boolean,
): Promise<FactorStudyData> {
  const [daily, range, trading] = await Promise.all([
    store.panel("stock_daily", { columns: ["close", "volume"], to }),
    store.panel("stock_ohlc", { columns: ["low", "high"], to }),
    withTrading ? loadTradedStocks(store, to) : null,
  ]);
  const axes = aShareAxes(daily);
  const close = onAxes(axes, daily, daily.numbers("close"));
  const volume = onAxes(axes, daily, daily.numbers("volume"));
  const low = onAxes(axes, range, range.numbers("low"));
  const high = onAxes(axes, range, range.numbers("high"));
  const tradedClose = close.slice();
  for (let at = 0; at < volume.length; at++) if (volume[at] === 0) tradedClose[at] = Number.NaN;
  return {
    closes: { ...axes, close },
    traded: { ...axes, close: tradedClose, low, high },
    trading: trading?.panel ?? null,
    seed: null,
    ...(await readList(store, axes.codes)),
  };
}
