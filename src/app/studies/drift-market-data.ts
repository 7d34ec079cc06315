import type { Note } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { heldFuture } from "../../domain/basis/index.ts";
import type { Day } from "../../domain/calendar/index.ts";
import {
  HEDGE_FUTURES,
  type HedgeFuture,
  STYLE_CODES,
  type StyleCode,
  type StyleMarket,
} from "../../domain/drift/index.ts";
import { levels, sizeIndices } from "../../domain/indices/index.ts";
import { productNamed } from "../../domain/market/products.ts";
import { alignTo, type DailySeries } from "../../domain/market/series.ts";
import { DataGap } from "../../errors.ts";
import { indexSeries, loadBasis } from "./basis-data.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";
import { loadStocks } from "./stock-data.ts";

/** What net values are read against, and what it could not support. */
export interface LoadedStyleMarket {
  readonly market: StyleMarket;
  readonly notes: readonly Note[];
}

/** Members of the micro-cap index that is built where none is published. */
const MICRO_SIZE = 400;

/**
 * Closes of the size indices and levels of held futures up to `to`. The published micro-cap index where it is loaded,
 * else one built from the loaded stocks. Throws DataGap where no index is loaded.
 */
export async function loadStyleMarket(store: Store, to?: Day): Promise<LoadedStyleMarket> {
  const [indices, futures] = await Promise.all([
    Promise.all(
      STYLE_CODES.map((code) => indexSeries(store, "index_daily", code === "micro" ? INDEX_CODES.micro : code, to)),
    ),
    loadBasis(
      store,
      HEDGE_FUTURES.map((future) => productNamed(future)),
      to,
    ),
  ]);
  const closes = new Map<StyleCode, DailySeries>(STYLE_CODES.map((code, k) => [code, indices[k]]));
  const notes: Note[] = [];
  if (closes.get("micro")!.days.length === 0) {
    const built = await builtMicro(store, to);
    closes.set("micro", built);
    if (built.days.length > 0) notes.push(BUILT);
  }
  const held = new Map(HEDGE_FUTURES.map((future, k) => [future, heldFuture(futures[k].snapshots)]));
  notes.push(...HEDGE_FUTURES.filter((future) => held.get(future)!.days.length === 0).map(noContracts));
  const days = allDays([...closes.values()]);
  if (days.length === 0)
    throw new DataGap("no closes of a size index are loaded; import index closes (date,code,close)");
  return { market: { days, closes: aligned(closes, days), futures: aligned(held, days) }, notes };
}

const BUILT: Note = {
  zh: `未载入 ${INDEX_CODES.micro}：微盘股取自个股构建的最小 ${MICRO_SIZE} 只等权指数。`,
  en: `${INDEX_CODES.micro} is not loaded: micro caps are the smallest ${MICRO_SIZE} loaded stocks at equal weight.`,
};

function noContracts(future: HedgeFuture): Note {
  return {
    zh: `未载入 ${future} 合约：无法辨认其空头与基差。`,
    en: `No contracts of ${future} are loaded: a short in it and its basis cannot be seen.`,
  };
}

async function builtMicro(store: Store, to?: Day): Promise<DailySeries> {
  const { panel, stocks, listedAsOf } = await loadStocks(store, to);
  if (panel.days.length < 2 || listedAsOf === null) return { days: new Int32Array(0), values: new Float64Array(0) };
  const { micro } = sizeIndices(panel, stocks, { microSize: MICRO_SIZE });
  return { days: panel.days, values: levels(micro.returns) };
}

function allDays(series: readonly DailySeries[]): Int32Array {
  return Int32Array.from(new Set(series.flatMap(({ days }) => Array.from(days)))).sort();
}

function aligned<Name extends string>(series: ReadonlyMap<Name, DailySeries>, days: Int32Array) {
  const known = [...series].filter(([, { days }]) => days.length > 0);
  return Object.fromEntries(known.map(([name, one]) => [name, alignTo(days, one)])) as Partial<
    Record<Name, Float64Array>
  >;
}
