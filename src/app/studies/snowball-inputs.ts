import type { SnowballInputs } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import { PRODUCTS, type Product } from "../../domain/market/products.ts";
import { type DailySeries, indexOfDay, lowerBound } from "../../domain/market/series.ts";
import { type IndexView, marketFor, realisedVolatility } from "../../domain/snowball/book/index.ts";
import { type Curve, impliedCarryCurve } from "../../domain/snowball/index.ts";
import { DataGap, InputError } from "../../errors.ts";
import { orNull } from "./answer.ts";
import { indexSeries } from "./basis-data.ts";
import { type FuturesDay, loadFuturesDay } from "./snowball-futures.ts";
import type { ValuationParams } from "./snowball-params.ts";

const DAYS_PER_YEAR = 244;
/** A future that ends sooner says more about its last days than about carry. */
const LEAST_CALENDAR_DAYS = 5;

/** Everything known of one index on the evening of a valuation. */
export interface IndexEvening {
  readonly product: Product;
  readonly view: IndexView;
  readonly inputs: SnowballInputs;
  /** The close before; null where none is loaded. */
  readonly before: { readonly day: Day; readonly spot: number; readonly futures: FuturesDay } | null;
  readonly futures: FuturesDay;
}

/** The futures product of an index. Throws InputError for an index without one. */
export function productOf(index: string): Product {
  const found = PRODUCTS.find((product) => product.index === index);
  if (found) return found;
  throw new InputError(`index is "${index}"; expected one of ${PRODUCTS.map((product) => product.index).join(", ")}`);
}

/** Daily closes of the indices up to a day. */
export async function loadCloses(
  store: Store,
  indices: readonly string[],
  to: Day | undefined,
): Promise<Map<string, DailySeries>> {
  const series = await Promise.all(indices.map((index) => indexSeries(store, "index_daily", index, to)));
  return new Map(indices.map((index, i) => [index, series[i]]));
}

/** The last day on which every index has a close. Throws DataGap where there is none. */
export function lastCommonDay(closes: ReadonlyMap<string, DailySeries>): Day {
  const [first, ...others] = closes.values();
  const found = first?.days.findLast((day) => others.every(({ days }) => indexOfDay(days, day) >= 0));
  if (found !== undefined) return found;
  throw new DataGap(`no day has closes of ${[...closes.keys()].join(" and ")}; import index closes`);
}

/** What is known of an index after the close of `asOf`. Throws DataGap where volatility or carry cannot be had. */
export async function loadEvening(
  store: Store,
  index: string,
  closes: DailySeries,
  asOf: Day,
  params: ValuationParams,
): Promise<IndexEvening> {
  const product = productOf(index);
  const at = lowerBound(closes.days, asOf);
  const spot = closes.values[at];
  const futures = await loadFuturesDay(store, product, asOf, spot);
  const [dayBefore, spotBefore] = [closes.days[at - 1], closes.values[at - 1]];
  const before =
    at === 0
      ? null
      : { day: dayBefore, spot: spotBefore, futures: await loadFuturesDay(store, product, dayBefore, spotBefore) };
  const view: IndexView = {
    index,
    spot,
    rate: params.rate,
    volatility: volatilityOf(index, closes, asOf, params.volatility),
    carry: carryOf(product, futures, spot, asOf, params),
  };
  return { product, view, before, futures, inputs: inputsOf(product, view, futures, before?.spot, params) };
}

function volatilityOf(index: string, closes: DailySeries, asOf: Day, rule: ValuationParams["volatility"]): number {
  if (typeof rule === "number") return rule;
  const volatility = realisedVolatility(closes, asOf, rule);
  if (!Number.isNaN(volatility)) return volatility;
  throw new DataGap(
    `volatility of ${index} on ${formatDay(asOf)} needs 61 closes before it; import them or give the volatility`,
  );
}

function carryOf(
  product: Product,
  futures: FuturesDay,
  spot: number,
  asOf: Day,
  params: ValuationParams,
): number | Curve {
  if (params.carry !== "futures") return params.carry;
  const quotes = futuresUsed(futures).map(({ tradingDays, close }) => ({ day: tradingDays, price: close }));
  if (quotes.length > 0) return impliedCarryCurve(spot, params.rate, quotes, DAYS_PER_YEAR);
  throw new DataGap(`no ${product.name} contract has a close on ${formatDay(asOf)}; import futures or give the carry`);
}

function futuresUsed({ contracts }: FuturesDay) {
  return contracts.filter(({ calendarDays }) => calendarDays >= LEAST_CALENDAR_DAYS);
}

function inputsOf(
  product: Product,
  view: IndexView,
  futures: FuturesDay,
  spotBefore: number | undefined,
  params: ValuationParams,
): SnowballInputs {
  const { index, spot, volatility, rate } = view;
  return {
    index,
    product: product.name,
    multiplier: product.multiplier,
    spot,
    move: orNull(spot / (spotBefore ?? Number.NaN) - 1),
    volatility,
    volatilityFrom: typeof params.volatility === "number" ? "given" : params.volatility,
    rate,
    carryFrom: params.carry === "futures" ? "futures" : "given",
    carryOneYear: marketFor(view, DAYS_PER_YEAR).carry,
    carry: futuresUsed(futures).map(({ symbol, tradingDays, close }) => ({
      symbol,
      tradingDays,
      close,
      carry: rate - (Math.log(close / spot) * DAYS_PER_YEAR) / tradingDays,
    })),
    openInterest: orNull(futures.openInterest),
    turnoverCny: orNull(futures.turnoverCny),
  };
}
