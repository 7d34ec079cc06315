import type { Panel, Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { UNKNOWN_MARK } from "../../domain/market/as-of.ts";
import { isAShare } from "../../domain/market/board.ts";
import { chainedCloses } from "../../domain/market/chained-closes.ts";
import { type Axes, onAxes } from "../../domain/market/panel.ts";
import { isSpecialTreatment } from "../../domain/market/special-treatment.ts";

/** Prices as they were traded, from a live source, laid over a panel's axes; fields not asked for are absent. */
export interface TradedFields {
  readonly close: Float64Array;
  readonly previousClose: Float64Array;
  readonly high?: Float64Array;
  readonly low?: Float64Array;
  readonly volume?: Float64Array;
  readonly amount?: Float64Array;
}

/** Prices of A-shares: forward-adjusted ones from files, continued by prices as traded where a source was fetched. */
export interface StockPrices {
  readonly axes: Axes;
  /** Forward-adjusted closes, the fetched ones chained on; a day without volume still has its close. */
  readonly close: Float64Array;
  /** What was fetched, on the same axes; null where nothing was. */
  readonly traded: TradedFields | null;
  /** A column of the file's table on the same axes. */
  readonly column: (name: string) => Float64Array;
}

const FETCHED: readonly string[] = ["high", "low", "volume", "amount"];

/**
 * Reads `columns` of `table` (adjusted prices from files) up to `to`, and the fetched prices with those columns and `more`
 * of theirs, on the days and A-shares of both.
 */
export async function readStockPrices(
  store: Store,
  table: "stock_daily" | "stock_ohlc",
  columns: readonly string[],
  to?: Day,
  more: readonly string[] = [],
): Promise<StockPrices> {
  const asked = [...columns, ...more].filter((name) => FETCHED.includes(name));
  const [files, fetched] = await Promise.all([
    store.panel(table, { columns, to }),
    store.panel("stock_price", { columns: ["close", "previous_close", ...asked], to }),
  ]);
  const axes = aShareAxes(fetched.days.length === 0 ? files : bothAxes(files, fetched));
  const hasFiles = files.days.length > 0;
  const traded = fetched.days.length === 0 ? null : tradedFields(axes, fetched, asked);
  const amounts: Readonly<Record<string, Float64Array | undefined>> = {
    volume: traded?.volume,
    amount: traded?.amount,
  };
  const column = (name: string) =>
    hasFiles ? onAxes(axes, files, files.numbers(name)) : (amounts[name] ?? unknown(axes));
  const adjusted = hasFiles ? column("close") : unknown(axes);
  return { axes, close: traded === null ? adjusted : chainedCloses(axes, adjusted, traded), traded, column };
}

/** The axes of a panel without the codes that are no A-shares. */
export function aShareAxes({ days, codes }: Axes): Axes {
  return { days, codes: codes.filter(isAShare) };
}

/** Prices of a day in the units of the chained closes: what a source tells, times adjusted over traded close. */
export function adjustedLike(name: "low" | "high", own: Float64Array, { close, traded }: StockPrices): Float64Array {
  const fetched = traded?.[name];
  if (!fetched) return own;
  return own.map((value, at) => (Number.isNaN(value) ? (fetched[at] * close[at]) / traded.close[at] : value));
}

/** Where `own` has nothing, what `other` has, written into `own`. */
export function filledBy(own: Float64Array, other: Float64Array | undefined): Float64Array {
  if (other === undefined || other === own) return own;
  for (let at = 0; at < own.length; at++) if (Number.isNaN(own[at])) own[at] = other[at];
  return own;
}

function unknown({ days, codes }: Axes): Float64Array {
  return new Float64Array(days.length * codes.length).fill(Number.NaN);
}

/** What is known of each stock as of each day; no field where nothing was fetched. */
export interface AsOfDay {
  readonly shares?: Float64Array;
  readonly marks?: Int8Array;
  readonly turnover?: Float64Array;
}

/**
 * Reads names and market values as they were on each day, up to `to`, for the axes and closes of a panel; shares are value
 * over adjusted close.
 */
export async function readAsOf(store: Store, { axes, close }: StockPrices, to?: Day): Promise<AsOfDay> {
  const [shares, names] = await Promise.all([
    store.panel("stock_shares", { columns: ["total_mv", "turnover"], to }),
    readNames(store, to),
  ]);
  const marks = names.size === 0 ? {} : { marks: marksOf(axes, names) };
  if (shares.days.length === 0) return marks;
  const [values, turnover] = ["total_mv", "turnover"].map((name) => onAxes(axes, shares, shares.numbers(name)));
  for (let at = 0; at < values.length; at++) values[at] /= close[at];
  return { ...marks, turnover, shares: values };
}

/** Each stock's names in order of the day from which they stood, and whether each is one under special treatment. */
export type NameHistory = ReadonlyMap<string, readonly { readonly from: Day; readonly isSpecial: boolean }[]>;

/** Reads the names of stocks that were in force on or before `to`. */
export async function readNames(store: Store, to?: Day): Promise<NameHistory> {
  const rows = await store.scan("stock_name", { columns: ["from_date", "code", "name"], to });
  const [from, codes, names] = [rows.dates("from_date"), rows.texts("code"), rows.texts("name")];
  const history = new Map<string, { from: Day; isSpecial: boolean }[]>();
  codes.forEach((code, row) => {
    const own = history.get(code) ?? [];
    history.set(code, own);
    own.push({ from: from[row], isSpecial: isSpecialTreatment(names[row]) });
  });
  return history;
}

function marksOf({ days, codes }: Axes, names: NameHistory): Int8Array {
  const width = codes.length;
  const marks = new Int8Array(days.length * width).fill(UNKNOWN_MARK);
  codes.forEach((code, j) => {
    const own = names.get(code) ?? [];
    let next = 0;
    let mark = UNKNOWN_MARK;
    for (let t = 0; t < days.length; t++) {
      for (; next < own.length && own[next].from <= days[t]; next++) mark = own[next].isSpecial ? 1 : 0;
      marks[t * width + j] = mark;
    }
  });
  return marks;
}

function bothAxes(a: Panel, b: Panel): Axes {
  const days = Int32Array.from(new Set([...a.days, ...b.days])).sort();
  return { days, codes: [...new Set([...a.codes, ...b.codes])].sort() };
}

function tradedFields(axes: Axes, fetched: Panel, asked: readonly string[]): TradedFields {
  const field = (name: string) => onAxes(axes, fetched, fetched.numbers(name));
  const others = Object.fromEntries(asked.map((name) => [name, field(name)]));
  return { close: field("close"), previousClose: field("previous_close"), ...others };
}
