import { MISSING_DAY, type Rows, type Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { boardOf, isAShare } from "../../domain/market/board.ts";
import { type Axes, onAxes, type StockPanel } from "../../domain/market/panel.ts";
import { isSpecialTreatment } from "../../domain/market/special-treatment.ts";
import type { StockList } from "../../domain/market/stock-list.ts";

/** Daily prices of single stocks and what is known of each. */
export interface StockData {
  readonly panel: StockPanel;
  readonly stocks: StockList;
  /** Latest day of the lists that the stocks are taken from; null where no list is loaded. */
  readonly listedAsOf: Day | null;
}

/**
 * Reads closes of A-shares up to `to`, with lows and highs where they are loaded; a day without volume is no trade. The
 * panel has no days where no closes are loaded.
 */
export async function loadStocks(store: Store, to?: Day): Promise<StockData> {
  const [daily, range] = await Promise.all([
    store.panel("stock_daily", { columns: ["close", "volume"], to }),
    store.panel("stock_ohlc", { columns: ["low", "high"], to }),
  ]);
  const axes = aShareAxes(daily);
  const volume = onAxes(axes, daily, daily.numbers("volume"));
  const close = onAxes(axes, daily, daily.numbers("close")).map((price, at) => (volume[at] === 0 ? Number.NaN : price));
  const low = onAxes(axes, range, range.numbers("low"));
  const high = onAxes(axes, range, range.numbers("high"));
  return { panel: { ...axes, close, low, high }, ...(await readList(store, axes.codes)) };
}

/** Reads lows, highs and closes of A-shares up to `to`, where all three are loaded. */
export async function loadRanges(store: Store, to?: Day): Promise<StockData> {
  const range = await store.panel("stock_ohlc", { columns: ["low", "high", "close"], to });
  const axes = aShareAxes(range);
  const [low, high, close] = ["low", "high", "close"].map((column) => onAxes(axes, range, range.numbers(column)));
  return { panel: { ...axes, low, high, close }, ...(await readList(store, axes.codes)) };
}

function aShareAxes({ days, codes }: Axes): Axes {
  return { days, codes: codes.filter(isAShare) };
}

/**
 * Each code as the latest list has it, its listing day as the latest list that tells one; a code on no list has unknown
 * shares, no mark and no listing day.
 */
async function readList(store: Store, codes: readonly string[]): Promise<Omit<StockData, "panel">> {
  const rows = await store.scan("stock_info", { columns: ["asof", "code", "name", "total_share", "list_date"] });
  return { stocks: listOf(codes, rows), listedAsOf: rows.dates("asof").at(-1) ?? null };
}

function listOf(codes: readonly string[], rows: Rows): StockList {
  const [listed, names] = [rows.texts("code"), rows.texts("name")];
  const shares = rows.numbers("total_share");
  const rowOf = new Map(listed.map((code, row) => [code, row]));
  const listDayOf = new Map<string, Day>();
  rows.dates("list_date").forEach((day, row) => {
    if (day !== MISSING_DAY) listDayOf.set(listed[row], day);
  });
  const places = codes.map((code) => rowOf.get(code) ?? -1);
  return {
    boards: codes.map(boardOf),
    specialTreatment: Uint8Array.from(places, (row) => (row >= 0 && isSpecialTreatment(names[row]) ? 1 : 0)),
    totalShares: Float64Array.from(places, (row) => (row >= 0 ? shares[row] : Number.NaN)),
    listDays: Float64Array.from(codes, (code) => listDayOf.get(code) ?? Number.NaN),
  };
}
