import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import {
  type BasisKind,
  type DislocationRecord,
  dealerUnits,
  dislocationRecord,
  type FlowRecord,
  type Window,
} from "../../domain/dislocation/index.ts";
import type { Product } from "../../domain/market/products.ts";
import { type DailySeries, lowerBound, valueOn } from "../../domain/market/series.ts";
import {
  assumedMarket,
  bookAsOf,
  filledWithMonthlyLevels,
  realisedVolatility,
  USUAL_ASSUMPTIONS,
  type VolatilityRule,
} from "../../domain/snowball/book/index.ts";
import { DataGap } from "../../errors.ts";
import { mean } from "../../numerics/moments.ts";
import { type BasisData, loadBasis } from "./basis-data.ts";
import { loadCloses } from "./snowball-inputs.ts";

/** A product's basis and the record of its dislocation. */
export interface LoadedRecord {
  readonly product: Product;
  readonly data: BasisData;
  readonly record: DislocationRecord;
}

/** Reads the contracts of products up to `to`. Throws DataGap for a product without any. */
export async function loadRecords(
  store: Store,
  products: readonly Product[],
  kind: BasisKind,
  tauDays: number,
  to?: Day,
): Promise<LoadedRecord[]> {
  const loaded = await loadBasis(store, products, to);
  return loaded.map((data) => {
    const { product, snapshots } = data;
    if (snapshots.length === 0) {
      throw new DataGap(`no futures closes of ${product.name} are loaded; import a file with symbol,date,close`);
    }
    return { product, data, record: dislocationRecord(product.name, snapshots, kind, tauDays) };
  });
}

/** How the dealers' notes are valued. */
export interface DealerParams {
  readonly volatility: VolatilityRule | number;
  readonly rate: number;
  readonly cap: number;
}

/** Days over which the carry is averaged that dealers value their notes with: one day's is noisy. */
const CARRY_DAYS = 20;

/**
 * Records with the units that dealers of the assumed snowballs hold on each day of a window and the day before it, the
 * market assumed as of the window's end. Lets others run between days. Throws DataGap where closes are missing, or for a
 * product on an index without assumed snowballs.
 */
export async function loadFlows(
  store: Store,
  loaded: readonly LoadedRecord[],
  window: Window,
  params: DealerParams,
): Promise<FlowRecord[]> {
  const indices = loaded.map(({ product }) => product.index);
  const outstandingCny = Object.fromEntries(
    Object.entries(USUAL_ASSUMPTIONS.outstandingCny).filter(([index]) => indices.includes(index)),
  );
  const closes = await loadCloses(store, Object.keys(outstandingCny), window.to);
  const histories = new Map([...closes].map(([index, series]) => [index, filledWithMonthlyLevels(index, series)]));
  const contracts = assumedMarket({ ...USUAL_ASSUMPTIONS, outstandingCny }, histories, window.to);
  const flows: FlowRecord[] = [];
  for (const { product, record } of loaded) {
    const series = closes.get(product.index);
    if (!series) throw new DataGap(`no snowballs are assumed on ${product.index}; ask for IC and IM`);
    const own = contracts.filter(({ index }) => index === product.index);
    const units = await unitsByDay(record, window, (i) => {
      const asOf = record.days[i];
      const market = {
        volatility: volatilityOn(series, asOf, params),
        rate: params.rate,
        carry: carryOn(record, i, params),
      };
      return dealerUnits(bookAsOf(own, histories, asOf).living, market, valueOn(series, asOf), params.cap);
    });
    flows.push({ record, multiplier: product.multiplier, dealerUnits: units, boughtLots: null });
  }
  return flows;
}

/** Units on the days of a window and the one before it, NaN on others; lets others run between days. */
async function unitsByDay(
  { days }: DislocationRecord,
  { from, to }: Window,
  unitsOn: (i: number) => number,
): Promise<Float64Array> {
  const units = new Float64Array(days.length).fill(Number.NaN);
  for (let i = Math.max(0, lowerBound(days, from) - 1); i < days.length && days[i] <= to; i++) {
    units[i] = unitsOn(i);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return units;
}

function volatilityOn(closes: DailySeries, asOf: Day, { volatility }: DealerParams): number {
  if (typeof volatility === "number") return volatility;
  const realised = realisedVolatility(closes, asOf, volatility);
  if (!Number.isNaN(realised)) return realised;
  throw new DataGap(`volatility on ${formatDay(asOf)} needs 61 closes before it; import them or give the volatility`);
}

/** Dividends and discount a year: the interest plus what the curves of the last days say a short pays without dislocation. */
function carryOn({ carry, days }: DislocationRecord, i: number, { rate }: DealerParams): number {
  const known = carry.subarray(Math.max(0, i + 1 - CARRY_DAYS), i + 1).filter((value) => !Number.isNaN(value));
  if (known.length > 0) return rate + mean(known);
  throw new DataGap(`no curve of futures is known up to ${formatDay(days[i])}; import closes of more contracts`);
}
