import type { Store } from "../../data/store.ts";
import { type BasisSnapshot, heldFuture } from "../../domain/basis/index.ts";
import { addTradingDays, type Day, formatDay, tradingDays } from "../../domain/calendar/index.ts";
import {
  BUCKETS,
  HEDGES,
  type HedgedGain,
  hedgedGain,
  USUAL_MIXES,
  USUAL_PARAMETERS,
} from "../../domain/chain/index.ts";
import { productNamed } from "../../domain/market/products.ts";
import { DataGap } from "../../errors.ts";
import { indexSeries, loadBasis } from "./basis-data.ts";
import { carryOf } from "./chain-anchor.ts";
import { closeOn, openInterestCny, snapshotOn } from "./chain-data.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";

/** How large hedged books are on an evening, and what they made so far, as far as the market shows. */
export interface HedgedEvening {
  /** Usual cost of a short a year, by future. */
  readonly carries: Float64Array;
  /** Open interest of IC and IM over that of the day which the usual sizes are told of. */
  readonly interest: number;
  readonly neutral: HedgedGain;
  readonly dma: HedgedGain;
}

/** Open interest of IC and IM at the closes of 2023-12-29: 314.8 and 293.8 billion yuan (CFFEX). */
const USUAL_INTEREST_CNY = 608.6e9;

/** Reads an evening: books that entered `entered` trading days before it, nothing later. Throws DataGap. */
export async function loadHedgedEvening(store: Store, date: Day, entered: number): Promise<HedgedEvening> {
  const days = [...tradingDays(addTradingDays(date, -entered), date)];
  const series = await Promise.all(
    BUCKETS.map((bucket) => indexSeries(store, "index_daily", INDEX_CODES[bucket], date)),
  );
  const closes = series.map((one, k) => Float64Array.from(days, (day) => closeOn(one, day, BUCKETS[k])));
  const basis = await loadBasis(store, HEDGES.map(productNamed), date);
  const futures = basis.map(({ snapshots }, i) => levelsOf(snapshots, days, HEDGES[i]));
  const gainOf = (basket: Float64Array) =>
    hedgedGain(closes, futures, basket, USUAL_MIXES.hedge, USUAL_PARAMETERS.hedgeRatio);
  const interest = basis.reduce((sum, { snapshots }, i) => sum + openInterestCny(snapshots.at(-1)!, HEDGES[i]), 0);
  return {
    carries: Float64Array.from(basis, carryOf),
    interest: interest / USUAL_INTEREST_CNY,
    neutral: gainOf(USUAL_MIXES.neutralBasket),
    dma: gainOf(USUAL_MIXES.dmaBasket),
  };
}

/** Level of a short that is rolled, on each of the days. */
function levelsOf(snapshots: readonly BasisSnapshot[], days: readonly Day[], hedge: string): Float64Array {
  const held = new Map(snapshots.map((snapshot) => [snapshot.day, snapshot]));
  const { values } = heldFuture(days.map((day) => snapshotOn(held, hedge, day)));
  if (days.length === 1) return new Float64Array(1).fill(1);
  if (values.length === days.length) return values;
  throw new DataGap(
    `${hedge} has two days in a row without a common contract from ${formatDay(days[0])} on; import futures closes`,
  );
}
