import type { Panel, Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { UNKNOWN_MARK } from "../../domain/market/as-of.ts";
import { isAShare } from "../../domain/market/board.ts";
import { chainedCloses } from "../../domain/market/chained-closes.ts";
import { type Axes, onAxes } from "../../domain/market/panel.ts";
import { isSpecialTreatment } from "../../domain/market/special-treatment.ts";

/** Prices as they were traded, from a live source, laid over a panel's axes. */
export interface TradedFields {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly previousClose: Float64Array;
  readonly volume: Float64Array;
  readonly amount: Float64Array;
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

const TRADED = ["open", "high", "low", "close", "previous_close", "volume", "amount"];

/** Reads `table` (adjusted prices from files) and the fetched prices up to `to`, on the days and A-shares of both. */
export async function readStockPrices(
  store: Store,
  table: "stock_daily" | "stock_ohlc",
  columns: readonly string[],
  to?: Day,
): Promise<StockPrices> {
  const [files, fetched] = await Promise.all([
    store.panel(table, { columns, to }),
    store.panel("stock_price", { columns: TRADED, to }),
  ]);
  const axes = aShareAxes(fetched.days.length === 0 ? files : bothAxes(files, fetched));
  const column = (name: string) => onAxes(axes, files, files.numbers(name));
  const traded = fetched.days.length === 0 ? null : tradedFields(axes, fetched);
  const adjusted = column("close");
  return { axes, close: traded === null ? adjusted : chainedCloses(axes, adjusted, traded), traded, column };
}

/** The axes of a panel without the codes that are no A-shares. */
export function aShareAxes({ days, codes }: Axes): Axes {
  return { days, codes: codes.filter(isAShare) };
}

/** Prices of a day in the units of the chained closes: what a source tells, times adjusted over traded close. */
export function adjustedLike(name: "low" | "high", own: Float64Array, { close, traded }: StockPrices): Float64Array {
  if (traded === null) return own;
  return own.map((value, at) => (Number.isNaN(value) ? (traded[name][at] * close[at]) / traded.close[at] : value));
}

/** Where `own` has nothing, what `other` has; the same array where there is no other. */
export function filledBy(own: Float64Array, other: Float64Array | undefined): Float64Array {
  return other === undefined ? own : own.map((value, at) => (Number.isNaN(value) ? other[at] : value));
}

/** What is known of each stock as of each day; no field where nothing was fetched. */
export interface AsOfDay {
  readonly shares?: Float64Array;
  readonly marks?: Int8Array;
  readonly turnover?: Float64Array;
}

/** Reads shares and names as they were on each day, up to `to`, for the axes and closes of a panel. */
export async function readAsOf(store: Store, { axes, close, traded }: StockPrices, to?: Day): Promise<AsOfDay> {
  const [shares, names] = await Promise.all([
    store.panel("stock_shares", { columns: ["total_share", "total_mv", "turnover"], to }),
    readNames(store, to),
  ]);
  const marks = names.size === 0 ? {} : { marks: marksOf(axes, names) };
  if (shares.days.length === 0) return marks;
  const [issued, values, turnover] = ["total_share", "total_mv", "turnover"].map((name) =>
    onAxes(axes, shares, shares.numbers(name)),
  );
  return { ...marks, turnover, shares: sharesOf(close, traded?.close, issued, values) };
}

/** Shares that make the adjusted close the market value; the value is shares times price where no source tells it. */
function sharesOf(
  close: Float64Array,
  traded: Float64Array | undefined,
  issued: Float64Array,
  values: Float64Array,
): Float64Array {
  return values.map((value, at) => {
    const known = Number.isNaN(value) ? issued[at] * (traded?.[at] ?? Number.NaN) : value;
    return known / close[at];
  });
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

function tradedFields(axes: Axes, fetched: Panel): TradedFields {
  const [open, high, low, close, previousClose, volume, amount] = TRADED.map((name) =>
    onAxes(axes, fetched, fetched.numbers(name)),
  );
  return { open, high, low, close, previousClose, volume, amount };
}
