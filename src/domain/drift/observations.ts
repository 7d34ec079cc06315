import { DataGap, InputError } from "../../errors.ts";
import { formatDay } from "../calendar/index.ts";
import { indexOfDay } from "../market/series.ts";
import type { NavSeries } from "./nav.ts";
import {
  HEDGE_FUTURES,
  HEDGE_INDEX,
  type HedgeFuture,
  STYLE_CODES,
  type StyleCode,
  type StyleMarket,
} from "./style-market.ts";

/** A fund's returns over the intervals between its net values, beside those of the indices over the same intervals. */
export interface Observations {
  readonly count: number;
  /** First and last day of each interval. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly fund: Float64Array;
  /** Indices known, in the order of `STYLE_CODES`, and the return of each by interval. */
  readonly codes: readonly StyleCode[];
  readonly returns: readonly Float64Array[];
  /** Return of a held future less that of its index; 0 where the future is not known. */
  readonly basis: Readonly<Record<HedgeFuture, Float64Array>>;
  /** 1 where the future is known over the interval. */
  readonly listed: Readonly<Record<HedgeFuture, Uint8Array>>;
  /** Intervals of the file that were left out because an index has no close on a day of theirs. */
  readonly uncovered: number;
}

/**
 * Intervals of the net values on which every index that is known at all has closes. Throws DataGap where there is none and
 * InputError for a net value that is not above 0.
 */
export function observe(nav: NavSeries, market: StyleMarket): Observations {
  requirePositive(nav);
  const codes = STYLE_CODES.filter((code) => market.closes[code]?.some((close) => close > 0));
  if (codes.length === 0) throw new DataGap("no closes of a size index are loaded; import index closes");
  const closes = codes.map((code) => market.closes[code]!);
  const places = nav.days.map((day) => indexOfDay(market.days, day));
  const isKnown = (place: number) => place >= 0 && closes.every((series) => series[place] > 0);
  const kept = [...nav.days.keys()].slice(1).filter((i) => isKnown(places[i - 1]) && isKnown(places[i]));
  if (kept.length === 0) throw uncovered(nav, market);
  const grown = (series: Float64Array) => Float64Array.from(kept, (i) => series[places[i]] / series[places[i - 1]] - 1);
  const held = (future: HedgeFuture) =>
    heldBasis(market.futures[future], market.closes[HEDGE_INDEX[future]], grown, kept.length);
  return {
    count: kept.length,
    from: Int32Array.from(kept, (i) => nav.days[i - 1]),
    to: Int32Array.from(kept, (i) => nav.days[i]),
    fund: Float64Array.from(kept, (i) => nav.values[i] / nav.values[i - 1] - 1),
    codes,
    returns: closes.map(grown),
    ...basisColumns(held),
    uncovered: nav.days.length - 1 - kept.length,
  };
}

function requirePositive({ days, values }: NavSeries): void {
  const wrong = values.findIndex((value) => !(value > 0 && value < Number.POSITIVE_INFINITY));
  if (wrong < 0) return;
  throw new InputError(`the net value of ${formatDay(days[wrong])} is ${values[wrong]}; expected a number above 0`);
}

function heldBasis(
  future: Float64Array | undefined,
  index: Float64Array | undefined,
  grown: (series: Float64Array) => Float64Array,
  count: number,
): Float64Array {
  if (!future || !index) return new Float64Array(count).fill(Number.NaN);
  const spot = grown(index);
  return grown(bridged(future, index)).map((value, i) => value - spot[i]);
}

/** A day without contracts takes the index return, and the next day the rest; none before the first or after the last. */
function bridged(future: Float64Array, index: Float64Array): Float64Array {
  const filled = future.slice();
  const last = future.findLastIndex((level) => level > 0);
  for (let i = 1; i < last; i++) {
    if (Number.isNaN(filled[i])) filled[i] = filled[i - 1] * (index[i] / index[i - 1]);
  }
  return filled;
}

function basisColumns(held: (future: HedgeFuture) => Float64Array): Pick<Observations, "basis" | "listed"> {
  const columns = HEDGE_FUTURES.map((future) => [future, held(future)] as const);
  const record = <Value>(made: (values: Float64Array) => Value) =>
    Object.fromEntries(columns.map(([future, values]) => [future, made(values)])) as Record<HedgeFuture, Value>;
  return {
    basis: record((values) => values.map((value) => (Number.isNaN(value) ? 0 : value))),
    listed: record((values) => Uint8Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1))),
  };
}

function uncovered(nav: NavSeries, { days }: StyleMarket): DataGap {
  const span = (list: Int32Array) =>
    list.length === 0 ? "no day" : `${formatDay(list[0])} to ${formatDay(list[list.length - 1])}`;
  return new DataGap(
    `the net values cover ${span(nav.days)} and the index closes ${span(days)}: no interval in common; import index closes of those days`,
  );
}
