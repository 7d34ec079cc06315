import type { Store } from "../../data/store.ts";
import type { BasisSnapshot, RollRule } from "../../domain/basis/index.ts";
import { type Day, formatDay, tradingDays } from "../../domain/calendar/index.ts";
import {
  type DmaPath,
  driftingReturns,
  restruckReturns,
  shortReturns,
  unsellableShare,
} from "../../domain/dma/index.ts";
import { levels, sizeIndices } from "../../domain/indices/index.ts";
import { productNamed } from "../../domain/market/products.ts";
import { alignTo, type DailySeries, indexOfDay, valueOn } from "../../domain/market/series.ts";
import type { TapeGroup } from "../../domain/simulate/index.ts";
import { DataGap } from "../../errors.ts";
import { indexSeries, loadBasis } from "./basis-data.ts";
import { type MixPart, productOf, SMALLEST } from "./dma-mixes.ts";
import { loadLimitDown } from "./limit-down.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";
import { loadStocks } from "./stock-data.ts";

/** Stocks of the basket `smallest`, and the closes that stand for it. */
const SMALLEST_COUNT = 400;

/** What an account could be made of, on all days that are loaded up to a last one. */
export interface DmaMarket {
  /** Level of each part of the basket, by name. */
  readonly stocks: ReadonlyMap<string, DailySeries>;
  /** Contracts of each product, by its name and day. */
  readonly futures: ReadonlyMap<string, ReadonlyMap<Day, BasisSnapshot>>;
  /** Share that cannot be sold, by day; no days where it is not known. */
  readonly locked: DailySeries;
}

/** Reads the closes that a basket and a short need, up to `to`. */
export async function loadDmaMarket(
  store: Store,
  basket: readonly MixPart[],
  short: readonly MixPart[],
  to: Day,
): Promise<DmaMarket> {
  const products = [...new Set(short.map(({ name }) => productOf(name)))].map(productNamed);
  const [basis, stocks] = await Promise.all([loadBasis(store, products, to), loadBasket(store, basket, to)]);
  const futures = basis.map(({ product, snapshots }) => {
    return [product.name, new Map(snapshots.map((snapshot) => [snapshot.day, snapshot]))] as const;
  });
  return { ...stocks, futures: new Map(futures) };
}

async function loadBasket(store: Store, basket: readonly MixPart[], to: Day) {
  if (basket[0].name === SMALLEST) return smallestStocks(store, to);
  const series = basket.map(async ({ name }) => {
    const closes = await indexSeries(store, "index_daily", INDEX_CODES[name as TapeGroup], to);
    return [name, closes] as const;
  });
  const stocks = new Map(await Promise.all(series));
  return { stocks, locked: known(await loadLimitDown(store, to)) };
}

async function smallestStocks(store: Store, to: Day) {
  const { panel, stocks, listedAsOf } = await loadStocks(store, to);
  if (panel.days.length < 2 || listedAsOf === null) {
    throw new DataGap(
      `basket is ${SMALLEST}, which needs closes of single stocks and a list of them; import them, or ask for the index with --basket micro`,
    );
  }
  const { micro } = sizeIndices(panel, stocks, { microSize: SMALLEST_COUNT });
  const series = known({ days: panel.days, values: levels(micro.returns) });
  const locked = { days: panel.days, values: unsellableShare(panel, stocks, SMALLEST_COUNT) };
  return { stocks: new Map([[SMALLEST, series]]), locked };
}

/** A series without the days on which it has no value. */
function known({ days, values }: DailySeries): DailySeries {
  const isKnown = (_: unknown, t: number) => !Number.isNaN(values[t]);
  return { days: days.filter(isKnown), values: values.filter(isKnown) };
}

/** What is lived through, with the contract that each part of the short was in. */
export interface DmaLegs extends DmaPath {
  readonly contracts: readonly (readonly (string | null)[])[];
}

/** How a path is put together from a market. */
export interface LegSettings {
  readonly basket: readonly MixPart[];
  readonly short: readonly MixPart[];
  readonly roll: RollRule;
  readonly lots: "daily" | "fixed";
  readonly locks: "on" | "off";
}

/** The path from the close of `from` to `to`. Throws DataGap for the first trading day that lacks a close it needs. */
export function pathBetween(market: DmaMarket, settings: LegSettings, from: Day, to: Day): DmaLegs {
  const days = Int32Array.from(tradingDays(from, to));
  for (const day of days) {
    const missing = firstMissing(market, settings, day, true);
    if (missing !== null)
      throw new DataGap(`${missing} has no close on ${formatDay(day)}; ${coverage(market, missing)}`);
  }
  return legsOn(market, settings, days);
}

/**
 * The path of all days before `until` on which everything is known, a contract with a month standing for its product as
 * `roll` holds it; null with fewer than two days.
 */
export function historyUntil(market: DmaMarket, settings: LegSettings, until: Day): DmaPath | null {
  const rolled = { ...settings, short: settings.short.map(({ name, weight }) => ({ name: productOf(name), weight })) };
  const [first] = market.stocks.values();
  const days = first.days.filter((day) => day <= until && firstMissing(market, rolled, day, false) === null);
  return days.length < 2 ? null : withReturns(legsOn(market, { ...rolled, lots: "daily" }, days));
}

/** A path without the days on which a return is not known, the day of entry kept. */
function withReturns(path: DmaPath): DmaPath {
  const isKnown = (_: unknown, t: number) =>
    t === 0 || !(Number.isNaN(path.stockReturns[t]) || Number.isNaN(path.shortReturns[t]));
  return {
    days: path.days.filter(isKnown),
    stockReturns: path.stockReturns.filter(isKnown),
    shortReturns: path.shortReturns.filter(isKnown),
    locked: path.locked.filter(isKnown),
  };
}

function firstMissing(market: DmaMarket, { basket, short }: LegSettings, day: Day, withMonth: boolean): string | null {
  const index = basket.find(({ name }) => !(valueOn(market.stocks.get(name)!, day) > 0));
  if (index) return INDEX_CODES[index.name as TapeGroup] ?? index.name;
  const future = short.find(({ name }) => {
    const contracts = snapshotOn(market, name, day)?.contracts ?? [];
    return withMonth && name.length > 2 ? !contracts.some(({ symbol }) => symbol === name) : contracts.length === 0;
  });
  return future?.name ?? null;
}

function snapshotOn(market: DmaMarket, name: string, day: Day): BasisSnapshot | undefined {
  return market.futures.get(productOf(name))?.get(day);
}

/** From when to when the closes of a name are loaded, as the end of a sentence. */
function coverage({ stocks, futures }: DmaMarket, missing: string): string {
  const index = [...stocks].find(([name]) => name === missing || INDEX_CODES[name as TapeGroup] === missing)?.[1];
  const days = index
    ? [...index.days]
    : [...(futures.get(productOf(missing))?.values() ?? [])]
        .filter(({ contracts }) => missing.length === 2 || contracts.some(({ symbol }) => symbol === missing))
        .map(({ day }) => day);
  return days.length === 0
    ? "none are loaded"
    : `its closes are loaded from ${formatDay(days[0])} to ${formatDay(days[days.length - 1])}`;
}

function legsOn(market: DmaMarket, settings: LegSettings, days: Int32Array): DmaLegs {
  const { basket, short, lots, locks } = settings;
  const stocks = basket.map(({ name }) => changes(alignTo(days, market.stocks.get(name)!)));
  const legs = short.map(({ name }) => {
    const snapshots = Array.from(days, (day) => snapshotOn(market, name, day)!);
    return shortReturns(snapshots, name.length > 2 ? { symbol: name } : settings.roll);
  });
  const weights = short.map(({ weight }) => weight);
  const mixed = lots === "daily" ? restruckReturns : driftingReturns;
  const isLocked = (day: Day) =>
    locks === "on" && indexOfDay(market.locked.days, day) >= 0 ? valueOn(market.locked, day) : 0;
  return {
    days,
    stockReturns: driftingReturns(
      basket.map(({ weight }) => weight),
      stocks,
    ),
    shortReturns: mixed(
      weights,
      legs.map(({ returns }) => returns),
    ),
    locked: Float64Array.from(days, isLocked),
    contracts: legs.map(({ contracts }) => contracts),
  };
}

/** Return of a series since the day before; NaN on the first. */
function changes(levelsOf: Float64Array): Float64Array {
  return levelsOf.map((level, t) => (t === 0 ? Number.NaN : level / levelsOf[t - 1] - 1));
}
