import { MISSING_DAY, type Rows, type Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { boardOf } from "../../domain/market/board.ts";
import { onAxes, type StockPanel, type TradedPanel } from "../../domain/market/panel.ts";
import { isSpecialTreatment } from "../../domain/market/special-treatment.ts";
import type { ListedStocks } from "../../domain/market/stock-list.ts";
import { adjustedLike, filledBy, readAsOf, readStockPrices } from "./stock-prices.ts";

/** Daily prices of single stocks and what is known of each. */
export interface StockData {
  readonly panel: StockPanel;
  readonly stocks: ListedStocks;
  /** Latest day of the lists that the stocks are taken from; null where no list is loaded. */
  readonly listedAsOf: Day | null;
}

/**
 * Reads closes of A-shares up to `to`, with lows and highs where they are loaded; a day without volume is no trade. Where
 * a live source was fetched, its prices are chained on, and shares and special treatment are those of each day. The panel
 * has no days where no closes are loaded.
 */
export async function loadStocks(store: Store, to?: Day): Promise<StockData> {
  const [prices, range] = await Promise.all([
    readStockPrices(store, "stock_daily", ["close", "volume"], to, ["low", "high"]),
    store.panel("stock_ohlc", { columns: ["low", "high"], to }),
  ]);
  const { axes, traded } = prices;
  const volume = filledBy(prices.column("volume"), traded?.volume);
  const close = prices.close.map((price, at) => (volume[at] === 0 ? Number.NaN : price));
  const low = adjustedLike("low", onAxes(axes, range, range.numbers("low")), prices);
  const high = adjustedLike("high", onAxes(axes, range, range.numbers("high")), prices);
  const { turnover: _, ...asOf } = await readAsOf(store, prices, to);
  return { panel: { ...axes, close, low, high, ...asOf }, ...(await readList(store, axes.codes, to)) };
}

/** Stocks with what was traded of each. */
export interface TradedStocks extends StockData {
  readonly panel: TradedPanel;
}

/**
 * Reads closes and trading of A-shares up to `to`; a day without volume is no trade. Where the yuan traded are not
 * loaded, close x volume stands in, and where the turnover is not, volume over the float of the latest list; the close is
 * forward-adjusted, so the stand-in lies below the truth before a dividend or split.
 */
export async function loadTradedStocks(store: Store, to?: Day): Promise<TradedStocks> {
  const prices = await readStockPrices(store, "stock_daily", ["close", "volume", "amount", "turnover"], to);
  const { axes, close, traded } = prices;
  const { turnover: known, ...asOf } = await readAsOf(store, prices, to);
  const volume = filledBy(prices.column("volume"), traded?.volume);
  const amount = filledBy(prices.column("amount"), traded?.amount);
  const turnover = filledBy(prices.column("turnover"), known);
  const list = await readList(store, axes.codes, to);
  const width = axes.codes.length;
  const amountStandsIn = new Uint8Array(width);
  for (let at = 0; at < close.length; at++) {
    const stock = at % width;
    if (volume[at] === 0) close[at] = Number.NaN;
    if (Number.isNaN(close[at]) || Number.isNaN(volume[at])) continue;
    if (Number.isNaN(turnover[at])) turnover[at] = volume[at] / list.stocks.floatShares[stock];
    if (!Number.isNaN(amount[at])) continue;
    amount[at] = close[at] * volume[at];
    amountStandsIn[stock] = 1;
  }
  return { panel: { ...axes, close, volume, amount, turnover, amountStandsIn, ...asOf }, ...list };
}

/** Reads lows, highs and closes of A-shares up to `to`, where all three are loaded or fetched. */
export async function loadRanges(store: Store, to?: Day): Promise<StockData> {
  const prices = await readStockPrices(store, "stock_ohlc", ["low", "high", "close"], to);
  const { axes, close } = prices;
  const low = adjustedLike("low", prices.column("low"), prices);
  const high = adjustedLike("high", prices.column("high"), prices);
  const { turnover: _, ...asOf } = await readAsOf(store, prices, to);
  return { panel: { ...axes, low, high, close, ...asOf }, ...(await readList(store, axes.codes, to)) };
}

const LIST_COLUMNS = ["asof", "code", "name", "industry", "total_share", "float_share", "list_date"];

/**
 * Each code as the latest list has it, its listing day as the latest list that tells one; a code on no list has unknown
 * shares, no mark and no listing day. Where no list is loaded, the
 * shares fetched in the last sixty days up to `to` stand for one.
 */
export async function readList(store: Store, codes: readonly string[], to?: Day): Promise<Omit<StockData, "panel">> {
  const rows = await store.scan("stock_info", { columns: LIST_COLUMNS });
  if (rows.count === 0) return fetchedList(store, codes, to);
  return { stocks: listOf(codes, rows), listedAsOf: rows.dates("asof").at(-1) ?? null };
}

/** Days back from the last one in which a stock that was suspended is still looked for. */
const LIST_DAYS = 60;

async function fetchedList(store: Store, codes: readonly string[], to?: Day): Promise<Omit<StockData, "panel">> {
  const last = (await store.scan("stock_shares", { columns: ["date"], to })).dates("date").at(-1);
  const from = last === undefined ? undefined : last - LIST_DAYS;
  const rows = await store.scan("stock_shares", { columns: ["date", "code", "total_share", "float_share"], from, to });
  const rowOf = new Map(rows.texts("code").map((code, row) => [code, row]));
  const places = codes.map((code) => rowOf.get(code) ?? -1);
  const stocks: ListedStocks = {
    boards: codes.map(boardOf),
    specialTreatment: new Uint8Array(codes.length),
    totalShares: numbersAt(places, rows.numbers("total_share")),
    floatShares: numbersAt(places, rows.numbers("float_share")),
    industries: codes.map(() => ""),
    listDays: new Float64Array(codes.length).fill(Number.NaN),
  };
  return { stocks, listedAsOf: rows.dates("date").at(-1) ?? null };
}

function listOf(codes: readonly string[], rows: Rows): ListedStocks {
  const [listed, names, industries] = [rows.texts("code"), rows.texts("name"), rows.texts("industry")];
  const rowOf = new Map(listed.map((code, row) => [code, row]));
  const listDayOf = new Map<string, Day>();
  rows.dates("list_date").forEach((day, row) => {
    if (day !== MISSING_DAY) listDayOf.set(listed[row], day);
  });
  const places = codes.map((code) => rowOf.get(code) ?? -1);
  return {
    boards: codes.map(boardOf),
    specialTreatment: Uint8Array.from(places, (row) => (row >= 0 && isSpecialTreatment(names[row]) ? 1 : 0)),
    totalShares: numbersAt(places, rows.numbers("total_share")),
    floatShares: numbersAt(places, rows.numbers("float_share")),
    industries: places.map((row) => (row >= 0 ? industries[row] : "")),
    listDays: Float64Array.from(codes, (code) => listDayOf.get(code) ?? Number.NaN),
  };
}

function numbersAt(rows: readonly number[], values: Float64Array): Float64Array {
  return Float64Array.from(rows, (row) => (row >= 0 ? values[row] : Number.NaN));
}
