import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { FactorMarket } from "../../domain/factors/index.ts";
import { loadFundamentals } from "./fundamental-data.ts";
import { simulateStocks } from "./simulated-stocks.ts";
import { loadTradedStocks } from "./stock-data.ts";

/** What factors are made from, and where it comes from. */
export interface LoadedMarket {
  readonly market: FactorMarket;
  /** Latest day of the lists that the stocks are taken from; null where no list is loaded. */
  readonly listedAsOf: Day | null;
}

/** Reads prices, trading, the list and accounts of stocks up to `to`. */
export async function loadFactorMarket(store: Store, to?: Day): Promise<LoadedMarket> {
  const { panel, stocks, listedAsOf } = await loadTradedStocks(store, to);
  const fundamentals = await loadFundamentals(store, panel.codes, to);
  return { market: { panel, stocks, fundamentals }, listedAsOf };
}

/** Simulated stocks: closes alone, of unknown industry, with nothing traded. */
export async function simulateFactorMarket(store: Store, seed: number, to?: Day): Promise<LoadedMarket> {
  const { panel, stocks } = await simulateStocks(store, seed, to);
  const unknown = new Float64Array(panel.close.length).fill(Number.NaN);
  const width = panel.codes.length;
  return {
    market: {
      panel: { ...panel, volume: unknown, amount: unknown, turnover: unknown, amountStandsIn: new Uint8Array(width) },
      stocks: {
        ...stocks,
        floatShares: new Float64Array(width).fill(Number.NaN),
        industries: panel.codes.map(() => ""),
      },
    },
    listedAsOf: null,
  };
}
