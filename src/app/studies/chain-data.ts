import type { Store } from "../../data/store.ts";
import type { BasisSnapshot } from "../../domain/basis/index.ts";
import { type Day, formatDay, tradingDays } from "../../domain/calendar/index.ts";
import { BUCKETS, type ChainStart, type DealtNote, dealtNotes, HEDGES, WIDTH } from "../../domain/chain/index.ts";
import { relativeBasis } from "../../domain/dislocation/index.ts";
import { productNamed } from "../../domain/market/products.ts";
import { type DailySeries, indexOfDay, valueOn } from "../../domain/market/series.ts";
import {
  assumedMarket,
  bookAsOf,
  filledWithMonthlyLevels,
  type MarketAssumptions,
  USUAL_ASSUMPTIONS,
} from "../../domain/snowball/book/index.ts";
import { DataGap } from "../../errors.ts";
import { standardDeviation } from "../../numerics/moments.ts";
import { indexSeries, loadBasis } from "./basis-data.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";
import { type IndexEvening, loadEvening } from "./snowball-inputs.ts";
import { USUAL_VALUATION, type ValuationParams } from "./snowball-params.ts";
import { kernelsFor } from "./snowball-valuation.ts";

/** Trading days of closes that trends and volatilities are taken from. */
const HISTORY = 60;
/** Fewest of them that will do. */
const LEAST_HISTORY = 40;

/** What is recorded of the chain, from the start to a last day. */
export interface ChainRecord {
  readonly start: Day;
  readonly days: readonly Day[];
  readonly history: readonly Float64Array[];
  /** [days x buckets], log over the start. */
  readonly logPrice: Float64Array;
  /** At the start, and [days x futures]. */
  readonly startDislocation: Float64Array;
  readonly dislocation: Float64Array;
  readonly weightedBasis: Float64Array;
  readonly openInterestLots: Float64Array;
  readonly startOpenInterestLots: Float64Array;
  readonly startOpenInterestCny: Float64Array;
  /** Contracts at each close by product. */
  readonly contracts: { readonly calendarDays: number; readonly openInterest: number }[][][];
  readonly closes: ReadonlyMap<string, DailySeries>;
}

/** Reads what is recorded from the close of `start` to `to`. Throws DataGap for the first close that is missing. */
export async function loadChainRecord(
  store: Store,
  start: Day,
  to: Day,
  carries: Float64Array,
  basisDays: number,
): Promise<ChainRecord> {
  const days = [...tradingDays(start + 1, to)];
  const series = await Promise.all(BUCKETS.map((bucket) => indexSeries(store, "index_daily", INDEX_CODES[bucket], to)));
  const history = series.map((one, k) => historyOf(one, start, BUCKETS[k]));
  const logPrice = new Float64Array(days.length * WIDTH);
  days.forEach((day, t) => {
    series.forEach((one, k) => {
      logPrice[t * WIDTH + k] = Math.log(closeOn(one, day, BUCKETS[k]) / closeOn(one, start, BUCKETS[k]));
    });
  });
  const basis = await loadBasis(store, HEDGES.map(productNamed), to);
  const snapshots = basis.map((product) => new Map(product.snapshots.map((snapshot) => [snapshot.day, snapshot])));
  const at = (i: number, day: Day) => snapshotOn(snapshots[i], HEDGES[i], day);
  const each = (read: (snapshot: BasisSnapshot, i: number) => number) =>
    Float64Array.from(days.flatMap((day) => HEDGES.map((_, i) => read(at(i, day), i))));
  const opening = HEDGES.map((_, i) => at(i, start));
  return {
    start,
    days,
    history,
    logPrice,
    startDislocation: Float64Array.from(opening, (snapshot, i) => dislocationIn(snapshot, carries[i], basisDays)),
    dislocation: each((snapshot, i) => dislocationIn(snapshot, carries[i], basisDays)),
    weightedBasis: Float64Array.from(
      days.flatMap((day) => basis.map((product) => product.raw[indexOfDay(product.days, day)])),
    ),
    openInterestLots: each(lotsOf),
    startOpenInterestLots: Float64Array.from(opening, lotsOf),
    startOpenInterestCny: Float64Array.from(opening, (snapshot, i) => openInterestCny(snapshot, HEDGES[i])),
    contracts: days.map((day) => HEDGES.map((_, i) => listed(at(i, day)))),
    closes: new Map(BUCKETS.map((bucket, k) => [INDEX_CODES[bucket], series[k]])),
  };
}

export function historyOf({ days, values }: DailySeries, start: Day, bucket: string): Float64Array {
  const end = days.findLastIndex((day) => day <= start);
  if (end < LEAST_HISTORY || days[end] !== start) {
    throw new DataGap(
      `${bucket} has ${Math.max(0, end + 1)} closes up to ${formatDay(start)}; the chain needs ${LEAST_HISTORY} with one on that day`,
    );
  }
  return values.slice(Math.max(0, end + 1 - HISTORY), end + 1);
}

export function closeOn(series: DailySeries, day: Day, bucket: string): number {
  const close = valueOn(series, day);
  if (!(close > 0)) throw new DataGap(`${bucket} has no close on ${formatDay(day)}; import index closes`);
  return close;
}

export function snapshotOn(snapshots: ReadonlyMap<Day, BasisSnapshot>, hedge: string, day: Day): BasisSnapshot {
  const found = snapshots.get(day);
  if (found === undefined || found.contracts.length === 0) {
    throw new DataGap(`${hedge} has no contracts on ${formatDay(day)}; import futures closes`);
  }
  return found;
}

function lotsOf({ contracts }: BasisSnapshot): number {
  return contracts.reduce((sum, { openInterest }) => sum + openInterest, 0);
}

/** Open interest of all contracts of a product at their closes; yuan. */
export function openInterestCny({ contracts }: Pick<BasisSnapshot, "contracts">, hedge: string): number {
  const { multiplier } = productNamed(hedge);
  return contracts.reduce((sum, { close, openInterest }) => sum + close * openInterest * multiplier, 0);
}

export function listed({ contracts }: BasisSnapshot) {
  return contracts.map(({ calendarDays, openInterest }) => ({ calendarDays, openInterest }));
}

/** Dislocation that fits a day's contracts best, each weighing as its open interest. */
export function dislocationIn({ contracts }: BasisSnapshot, carry: number, basisDays: number): number {
  let up = 0;
  let down = 0;
  for (const { calendarDays, basisRatio, openInterest } of contracts) {
    if (calendarDays < 5 || !(openInterest > 0)) continue;
    const loading = -relativeBasis(0, 1, calendarDays, basisDays);
    up += openInterest * loading * (-basisRatio - (carry * calendarDays) / 365);
    down += openInterest * loading ** 2;
  }
  return up / down;
}

/** Notes of the assumed market that live at the start, with their dealers' ladders. */
export async function loadDealtNotes(
  store: Store,
  { start, days, closes }: Pick<ChainRecord, "start" | "days" | "closes">,
  assumptions: MarketAssumptions = USUAL_ASSUMPTIONS,
): Promise<DealtNote[]> {
  const indices = Object.keys(assumptions.outstandingCny);
  const histories = new Map(indices.map((index) => [index, filledWithMonthlyLevels(index, closes.get(index)!)]));
  const contracts = assumedMarket(assumptions, histories, start);
  const book = bookAsOf(contracts, histories, start);
  const evenings = new Map<string, IndexEvening>();
  for (const index of indices) {
    const series = closes.get(index)!;
    evenings.set(index, await loadEvening(store, index, series, start, valuationWith(series, start)));
  }
  const hedgeOf = (index: string) => {
    const { view, product } = evenings.get(index)!;
    return { hedge: HEDGES.indexOf(product.name as (typeof HEDGES)[number]), view };
  };
  return dealtNotes(book.living, days, hedgeOf, kernelsFor(book.living.length));
}

/** Trading days a year. */
const DAYS_A_YEAR = 244;

/** The usual valuation; with less than 60 returns before the start, as in the shipped episode, volatility is of those there are. */
function valuationWith({ days, values }: DailySeries, start: Day): ValuationParams {
  const last = days.findLastIndex((day) => day <= start);
  if (last >= 60) return USUAL_VALUATION;
  const returns = Float64Array.from({ length: last }, (_, t) => Math.log(values[t + 1] / values[t]));
  return { ...USUAL_VALUATION, volatility: standardDeviation(returns) * Math.sqrt(DAYS_A_YEAR) };
}

/** Market values of January 2024 in yuan; the 300 is an assumption, the others are measured from the stock list. */
export const CAPITALISATION = Float64Array.of(38e12, 11.8e12, 10.6e12, 13.9e12, 0.85e12);

/** The start of a run on the record. */
export function startOf(record: ChainRecord): ChainStart {
  return {
    day: record.start,
    history: record.history,
    dislocation: record.startDislocation,
    openInterestCny: record.startOpenInterestCny,
    capitalisation: CAPITALISATION,
  };
}
