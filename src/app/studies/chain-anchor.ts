import type { Store } from "../../data/store.ts";
import { type Day, dayOf, formatDay, monthOf, yearOf } from "../../domain/calendar/index.ts";
import { expectedContracts, type Past, pastOf } from "../../domain/chain/ensemble/index.ts";
import {
  BUCKETS,
  type ChainParameters,
  type ChainScenario,
  type DealtNote,
  HEDGES,
  USUAL_MIXES,
  USUAL_PARAMETERS,
  WHOLE_CHAIN,
  WIDTH,
} from "../../domain/chain/index.ts";
import type { WeightedContract } from "../../domain/dislocation/index.ts";
import { productNamed } from "../../domain/market/products.ts";
import { type DailySeries, indexOfDay, upTo } from "../../domain/market/series.ts";
import { type MarketAssumptions, USUAL_ASSUMPTIONS } from "../../domain/snowball/book/index.ts";
import { DataGap } from "../../errors.ts";
import { medianOfFinite } from "../../numerics/quantile.ts";
import { type BasisData, indexSeries, loadBasis } from "./basis-data.ts";
import { CAPITALISATION, dislocationIn, historyOf, listed, loadDealtNotes, openInterestCny } from "./chain-data.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";

/** Trading days whose weighted basis the carry of an anchor is the median of. */
const CARRY_DAYS = 60;
/** Days of the past that shares of open interest are taken from: a year. */
const SHAPE_DAYS = 250;
/** Fewest days in a row that days to come are drawn from. */
const LEAST_PAST = 60;
/** Months in which the assumed snowballs were issued before an anchor. */
const ISSUED_MONTHS = 24;
const PAIR = HEDGES.length;

/** The state of the market at a close, from nothing later. */
export interface Anchor {
  readonly day: Day;
  /** Closes of each bucket up to the day. */
  readonly closes: readonly DailySeries[];
  /** Whether each future was listed. */
  readonly listed: readonly boolean[];
  /** Usual parameters with the carry of that day. */
  readonly parameters: ChainParameters;
  readonly dislocation: Float64Array;
  readonly openInterestCny: Float64Array;
  /** Weighted basis a year on the days up to the anchor, by future. */
  readonly bases: readonly Float64Array[];
  readonly past: Past;
  /** First day that days to come are drawn from. */
  readonly pastFrom: Day;
  /** Contracts of each future on the last 250 days. */
  readonly shapes: readonly (readonly (readonly WeightedContract[])[])[];
}

/**
 * Reads an anchor. The carry is the median of the weighted basis over 60 days, so that what differs from it today is
 * the dislocation. A future that was not listed yet has no open interest to speak of and no dislocation. Throws DataGap.
 */
export async function loadAnchor(store: Store, day: Day): Promise<Anchor> {
  const closes = await Promise.all(
    BUCKETS.map((bucket) => indexSeries(store, "index_daily", INDEX_CODES[bucket], day)),
  );
  for (const [k, one] of closes.entries()) historyOf(one, day, BUCKETS[k]);
  const basis = await loadBasis(store, HEDGES.map(productNamed), day);
  const today = basis.map(({ snapshots }) => snapshots.find((snapshot) => snapshot.day === day));
  if (today[0] === undefined) throw new DataGap(`IC has no contracts on ${formatDay(day)}; import futures closes`);
  const carry = basis.map(carryOf);
  const carries = HEDGES.map((_, i) => (today[i] === undefined ? carry[0] : carry[i]));
  const parameters = { ...USUAL_PARAMETERS, carryIC: carries[0], carryIM: carries[1] };
  const past = pastRecord(closes, basis, carries, parameters);
  const dislocated = (i: number) => {
    const snapshot = today[i];
    return snapshot === undefined ? 0 : dislocationIn(snapshot, carries[i], parameters.basisDays);
  };
  return {
    day,
    closes,
    listed: today.map((snapshot) => snapshot !== undefined),
    parameters,
    dislocation: Float64Array.from(HEDGES, (_, i) => dislocated(i)),
    openInterestCny: Float64Array.from(HEDGES, (name, i) =>
      Math.max(NO_INTEREST, openInterestCny(today[i] ?? { contracts: [] }, name)),
    ),
    bases: basis.map(({ raw }) => raw),
    ...past,
    shapes: basis.map(({ snapshots }) =>
      snapshots
        .slice(-SHAPE_DAYS)
        .map((snapshot) => [...listed(snapshot)].sort((a, b) => a.calendarDays - b.calendarDays)),
    ),
  };
}

/** Least open interest of a future, so that shares of it stay defined where it is not listed. */
const NO_INTEREST = 1;

/** Cost of a short a year in usual times: the median over the last days, at least 0. */
export function carryOf({ raw }: BasisData): number {
  return Math.max(0, -medianOfFinite(raw.slice(-CARRY_DAYS)) || 0);
}

/** The last run of days on which every bucket and IC are known. */
function pastRecord(
  closes: readonly DailySeries[],
  basis: readonly BasisData[],
  carries: readonly number[],
  { beta500, beta1000, beta2000, betaMicro, basisDays }: ChainParameters,
): { past: Past; pastFrom: Day } {
  const snapshots = basis.map((product) => new Map(product.snapshots.map((snapshot) => [snapshot.day, snapshot])));
  const days = closes[0].days.filter(
    (day) => snapshots[0].has(day) && closes.every((one) => one.values[indexOfDay(one.days, day)] > 0),
  );
  if (days.length <= LEAST_PAST) {
    throw new DataGap(
      `the past has ${days.length} days with closes of ${BUCKETS.join(", ")} and of IC; a forecast needs more than ${LEAST_PAST}`,
    );
  }
  const logClose = Float64Array.from({ length: days.length * WIDTH }, (_, at) => {
    const one = closes[at % WIDTH];
    return Math.log(one.values[indexOfDay(one.days, days[Math.floor(at / WIDTH)])]);
  });
  const dislocation = Float64Array.from({ length: days.length * PAIR }, (_, at) => {
    const snapshot = snapshots[at % PAIR].get(days[Math.floor(at / PAIR)]);
    return snapshot === undefined ? Number.NaN : dislocationIn(snapshot, carries[at % PAIR], basisDays);
  });
  const beta = Float64Array.of(1, beta500, beta1000, beta2000, betaMicro);
  return { past: pastOf({ logClose, dislocation }, beta), pastFrom: days[0] };
}

/** A run of the chain from an anchor over days to come: no programme, no masked fall, nothing recorded. */
export function anchoredScenario(
  { day, closes, dislocation, openInterestCny, parameters, listed, shapes }: Anchor,
  days: readonly Day[],
  notes: readonly DealtNote[],
): ChainScenario {
  const contracts = days.map((one) => HEDGES.map((_, i) => expectedContracts(one, shapes[listed[i] ? i : 0])));
  return {
    start: {
      day,
      history: closes.map((one, k) => historyOf(one, day, BUCKETS[k])),
      dislocation,
      openInterestCny,
      capitalisation: CAPITALISATION,
    },
    path: { days, market: new Float64Array(days.length), shocks: null, contracts },
    notes,
    programmes: [],
    masked: null,
    parameters,
    links: WHOLE_CHAIN,
    mixes: listed[1] ? USUAL_MIXES : { ...USUAL_MIXES, hedge: Float64Array.of(1, 0) },
    requirementOn: "current",
    pieces: 4,
  };
}

/**
 * The assumed snowballs at an anchor: issued evenly over the 24 months before it, scaled to the published totals on its
 * day; on CSI500 alone before IM was listed, as nothing hedged notes on CSI1000 then.
 */
export function loadAnchorNotes(
  store: Store,
  { day, closes, listed }: Anchor,
  days: readonly Day[],
): Promise<DealtNote[]> {
  const month = yearOf(day) * 12 + monthOf(day) - 1 - ISSUED_MONTHS;
  const usual = USUAL_ASSUMPTIONS.outstandingCny;
  const assumptions: MarketAssumptions = {
    ...USUAL_ASSUMPTIONS,
    outstandingCny: listed[1] ? usual : { [INDEX_CODES["500"]]: usual[INDEX_CODES["500"]] },
    scaledOn: day,
    issuedFrom: dayOf(Math.floor(month / 12), (month % 12) + 1, 1),
    issuedTo: day,
    heavyWeight: 1,
  };
  const named = new Map(BUCKETS.map((bucket, k) => [INDEX_CODES[bucket], upTo(closes[k], day)]));
  return loadDealtNotes(store, { start: day, days, closes: named }, assumptions);
}
