import { MISSING_DAY, type Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { StockPanel } from "../../domain/market/panel.ts";
import type { StockList } from "../../domain/market/stock-list.ts";
import type { PledgeRow } from "../../domain/pledge/index.ts";
import { standardDeviation } from "../../numerics/moments.ts";
import type { PledgeParams } from "./pledge-params.ts";
import { simulateStocks } from "./simulated-stocks.ts";
import { readList } from "./stock-data.ts";
import { filledBy, readAsOf, readStockPrices } from "./stock-prices.ts";

/** Trading days of the usual trading, and of the volatility. */
const TRADED_DAYS = 20;
const VOLATILITY_DAYS = 60;

/** The stocks up to the day asked, and how each trades by then. */
export interface PledgeMarket {
  readonly panel: StockPanel;
  readonly stocks: StockList;
  /** Latest day of the lists that shares are taken from; null where none is loaded or stocks are simulated. */
  readonly listedAsOf: Day | null;
  /** Mean shares traded of the last 20 days traded, standard deviation of 60 daily returns, last close; NaN where unknown. */
  readonly dailyShares: Float64Array;
  readonly volatility: Float64Array;
  readonly price: Float64Array;
}

/** Reads or simulates closes up to the day asked; no days where nothing is loaded. */
export async function loadPledgeMarket(
  store: Store,
  { synthetic, seed, date }: Pick<PledgeParams, "synthetic" | "seed" | "date">,
): Promise<PledgeMarket> {
  if (synthetic) {
    const { panel, stocks } = await simulateStocks(store, seed, date);
    return { panel, stocks, listedAsOf: null, ...tradingOf(panel, null) };
  }
  const prices = await readStockPrices(store, "stock_daily", ["close", "volume"], date);
  const volume = filledBy(prices.column("volume"), prices.traded?.volume);
  const close = prices.close.map((price, at) => (volume[at] === 0 ? Number.NaN : price));
  const { turnover: _, ...asOf } = await readAsOf(store, prices, date);
  const panel = { ...prices.axes, close, ...asOf };
  return { panel, ...(await readList(store, panel.codes, date)), ...tradingOf(panel, volume) };
}

function tradingOf({ codes, close, days }: StockPanel, volume: Float64Array | null) {
  const width = codes.length;
  const dailyShares = new Float64Array(width).fill(Number.NaN);
  const volatility = new Float64Array(width).fill(Number.NaN);
  const price = new Float64Array(width).fill(Number.NaN);
  for (let j = 0; j < width; j++) {
    const closes: number[] = [];
    let [traded, tradedDays] = [0, 0];
    for (let t = days.length - 1; t >= 0 && closes.length <= VOLATILITY_DAYS; t--) {
      const at = t * width + j;
      if (Number.isNaN(close[at])) continue;
      closes.push(close[at]);
      if (volume === null || tradedDays === TRADED_DAYS || Number.isNaN(volume[at])) continue;
      traded += volume[at];
      tradedDays++;
    }
    if (tradedDays > 0) dailyShares[j] = traded / tradedDays;
    if (closes.length > 0) price[j] = closes[0];
    volatility[j] = standardDeviation(closes.slice(1).map((earlier, i) => Math.log(closes[i] / earlier)));
  }
  return { dailyShares, volatility, price };
}

/** Every announcement of a pledge up to a day, in the store's order. */
export async function loadPledges(store: Store, to?: Day): Promise<PledgeRow[]> {
  const rows = await store.scan("stock_pledge", {
    columns: [
      "announced",
      "code",
      "pledgor",
      "pledgee",
      "start_date",
      "release_date",
      "shares",
      "loan",
      "warning_line",
      "close_out_line",
    ],
    to,
  });
  const [announced, starts, released] = ["announced", "start_date", "release_date"].map((name) => rows.dates(name));
  const [codes, pledgors, pledgees] = ["code", "pledgor", "pledgee"].map((name) => rows.texts(name));
  const [shares, loans, warnings, closeOuts] = ["shares", "loan", "warning_line", "close_out_line"].map((name) =>
    rows.numbers(name),
  );
  return Array.from({ length: rows.count }, (_, i) => ({
    announced: announced[i],
    code: codes[i],
    pledgor: pledgors[i],
    pledgee: pledgees[i],
    start: starts[i],
    released: released[i] === MISSING_DAY ? null : released[i],
    shares: shares[i],
    loanCny: loans[i],
    warningLine: warnings[i],
    closeOutLine: closeOuts[i],
  }));
}
