import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { BUCKETS, HEDGES, MICRO, WIDTH } from "../../domain/chain/index.ts";
import { productNamed } from "../../domain/market/products.ts";
import { valueOn } from "../../domain/market/series.ts";
import { indexSeries, loadBasis } from "./basis-data.ts";
import type { Anchor } from "./chain-anchor.ts";
import { dislocationIn } from "./chain-data.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";

/** What was recorded on the days after an anchor. */
export interface PathAfter {
  /** Log prices over the anchor, [days x buckets]. */
  readonly logPrice: Float64Array;
  /** [days x futures], read with the carry of the anchor; NaN where not listed. */
  readonly dislocation: Float64Array;
  /** Weighted basis a year, [days x futures]; NaN where not listed. */
  readonly basis: Float64Array;
  /** Deepest fall of micro caps beyond what their beta makes of the market. */
  readonly fallBeyondMarket: number;
}

/** Reads the record of days after an anchor; null where a close of a bucket is missing on one of them. */
export async function pathAfter(store: Store, anchor: Anchor, days: readonly Day[]): Promise<PathAfter | null> {
  const to = days[days.length - 1];
  const closes = await Promise.all(BUCKETS.map((bucket) => indexSeries(store, "index_daily", INDEX_CODES[bucket], to)));
  const logPrice = Float64Array.from({ length: days.length * WIDTH }, (_, at) => {
    const one = closes[at % WIDTH];
    return Math.log(valueOn(one, days[Math.floor(at / WIDTH)]) / valueOn(one, anchor.day));
  });
  if (logPrice.some(Number.isNaN)) return null;
  const basis = await loadBasis(store, HEDGES.map(productNamed), to);
  const { carryIC, carryIM, basisDays, betaMicro } = anchor.parameters;
  const carries = [carryIC, carryIM];
  const each = (read: (day: Day, i: number) => number) =>
    Float64Array.from(days.flatMap((day) => HEDGES.map((_, i) => read(day, i))));
  return {
    logPrice,
    dislocation: each((day, i) => {
      const snapshot = basis[i].snapshots.find((one) => one.day === day);
      return snapshot === undefined ? Number.NaN : dislocationIn(snapshot, carries[i], basisDays);
    }),
    basis: each((day, i) =>
      anchor.listed[i] ? valueOn({ days: basis[i].days, values: basis[i].raw }, day) : Number.NaN,
    ),
    fallBeyondMarket:
      0 - Math.expm1(Math.min(0, ...days.map((_, t) => logPrice[t * WIDTH + MICRO] - betaMicro * logPrice[t * WIDTH]))),
  };
}
