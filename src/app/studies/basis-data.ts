import type { Store } from "../../data/store.ts";
import {
  type BasisSnapshot,
  basisSnapshot,
  chainedOpenInterest,
  type DividendPoints,
  oiWeighted,
  realisedDividendPoints,
  totalOpenInterest,
} from "../../domain/basis/index.ts";
import { type Day, parseContract } from "../../domain/calendar/index.ts";
import type { Product } from "../../domain/market/products.ts";
import { alignTo, type DailySeries, valueOn } from "../../domain/market/series.ts";

/** Everything loaded of a product's basis up to a day. */
export interface BasisData {
  readonly product: Product;
  readonly snapshots: readonly BasisSnapshot[];
  /** Null where the total-return index or the price index is not loaded. */
  readonly dividends: DividendPoints | null;
  /** Days with contracts or with a recorded basis, ascending. */
  readonly days: Int32Array;
  /** Open-interest-weighted annualised basis on `days`; recorded history where no contracts are loaded. */
  readonly raw: Float64Array;
  readonly adjusted: Float64Array;
  readonly exPost: Float64Array;
  /** Lots over all contracts, and the same chained over expiries; NaN on recorded days. */
  readonly openInterest: Float64Array;
  readonly chainedOpenInterest: Float64Array;
  readonly recorded: Uint8Array;
}

/** Reads closes of one code from an index table. */
export async function indexSeries(
  store: Store,
  table: "index_daily" | "index_total_return",
  code: string,
  to?: Day,
): Promise<DailySeries> {
  const rows = await store.scan(table, { columns: ["date", "close"], codes: [code], ...until(to) });
  return { days: rows.dates("date"), values: rows.numbers("close") };
}

function until(to: Day | undefined) {
  return to === undefined ? {} : { to };
}

/**
 * Reads contracts and recorded history of products up to `to`, and computes the basis of each day by day. Index closes are
 * read to their end: ex-post figures ask for the dividends that came later, and nothing else looks past its own day.
 */
export async function loadBasis(store: Store, products: readonly Product[], to?: Day): Promise<BasisData[]> {
  const futures = readFutures(store, to);
  return Promise.all(products.map(async (product) => basisOf(store, product, (await futures).get(product.name), to)));
}

type FuturesDays = ReadonlyMap<Day, readonly FuturesRow[]>;

async function basisOf(store: Store, product: Product, futures: FuturesDays = new Map(), to?: Day): Promise<BasisData> {
  const [spot, totalReturn, history] = await Promise.all([
    indexSeries(store, "index_daily", product.index),
    indexSeries(store, "index_total_return", product.totalReturnIndex),
    readHistory(store, product, to),
  ]);
  const dividends = totalReturn.days.length > 0 ? realisedDividendPoints(spot, totalReturn) : null;
  const snapshots = [...futures].map(([day, closes]) => basisSnapshot(day, valueOn(spot, day), closes, dividends));
  return { product, snapshots, dividends, ...daily(snapshots, history) };
}

interface FuturesRow {
  readonly symbol: string;
  readonly close: number;
  readonly openInterest: number;
}

/** Closes of every contract by product and day. */
async function readFutures(store: Store, to?: Day): Promise<Map<string, Map<Day, FuturesRow[]>>> {
  const rows = await store.scan("futures_daily", {
    columns: ["date", "symbol", "close", "open_interest"],
    ...until(to),
  });
  const dates = rows.dates("date");
  const symbols = rows.coded("symbol");
  const productOf = symbols.values.map((symbol) => parseContract(symbol).product);
  const closes = rows.numbers("close");
  const openInterest = rows.numbers("open_interest");
  const byProduct = new Map(productOf.map((product) => [product, new Map<Day, FuturesRow[]>()]));
  for (let i = 0; i < rows.count; i++) {
    const symbol = symbols.index[i];
    const byDay = byProduct.get(productOf[symbol])!;
    const row = { symbol: symbols.values[symbol], close: closes[i], openInterest: openInterest[i] };
    const day = byDay.get(dates[i]);
    if (day) day.push(row);
    else byDay.set(dates[i], [row]);
  }
  return byProduct;
}

interface History {
  readonly raw: DailySeries;
  readonly exPost: DailySeries;
}

async function readHistory(store: Store, product: Product, to?: Day): Promise<History> {
  const rows = await store.scan("basis_history", {
    columns: ["date", "raw", "adjusted_ex_post"],
    codes: [product.name],
    ...until(to),
  });
  const days = rows.dates("date");
  return { raw: { days, values: rows.numbers("raw") }, exPost: { days, values: rows.numbers("adjusted_ex_post") } };
}

function daily(snapshots: readonly BasisSnapshot[], history: History) {
  const snapshotDays = Int32Array.from(snapshots, (snapshot) => snapshot.day);
  const byDay = new Map(snapshots.map((snapshot) => [snapshot.day, snapshot]));
  const days = Int32Array.from(new Set([...byDay.keys(), ...history.raw.days])).sort();
  const measured = (measure: "annualised" | "annualisedAdjusted" | "annualisedExPost") =>
    Float64Array.from(days, (day) => oiWeighted(byDay.get(day)?.contracts ?? [], measure));
  const recordedRaw = alignTo(days, history.raw);
  const recordedExPost = alignTo(days, history.exPost);
  const recorded = Uint8Array.from(days, (day) => (byDay.has(day) ? 0 : 1));
  const orRecorded = (values: Float64Array, other: Float64Array) => values.map((v, i) => (recorded[i] ? other[i] : v));
  return {
    days,
    raw: orRecorded(measured("annualised"), recordedRaw),
    adjusted: measured("annualisedAdjusted"),
    exPost: orRecorded(measured("annualisedExPost"), recordedExPost),
    openInterest: alignTo(days, { days: snapshotDays, values: totalOpenInterest(snapshots) }),
    chainedOpenInterest: alignTo(days, { days: snapshotDays, values: chainedOpenInterest(snapshots) }),
    recorded,
  };
}
