import type { Note } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import type { DailySeries } from "../../domain/market/series.ts";
import {
  assumedMarket,
  type BookContract,
  clusterDistance,
  filledWithMonthlyLevels,
  type IndexHistory,
  indexHistory,
  USUAL_ASSUMPTIONS,
} from "../../domain/snowball/book/index.ts";
import { lastCommonDay, loadCloses } from "./snowball-inputs.ts";
import { loadStoredBook } from "./snowball-stored-book.ts";

/** Whose knock-ins the stage is told the distance to: an imported book's, or the assumed market's where asked for. */
export const SNOWBALLS_OF = ["book", "assumed"] as const;
export type SnowballsOf = (typeof SNOWBALLS_OF)[number];

/** The evidence of snowballs, one value a day, and what has to be said about it. */
export interface SnowballDistance {
  readonly values: Float64Array;
  readonly notes: readonly Note[];
}

/**
 * Distance of the index above the nearest cluster of knock-ins on each of the days, NaN where there is none. It is
 * absent unless a book was imported or the assumed market is asked for: an assumption never becomes evidence unasked.
 */
export async function loadSnowballDistance(store: Store, days: Int32Array, of: SnowballsOf): Promise<SnowballDistance> {
  const contracts = of === "book" ? await loadStoredBook(store) : [];
  if (of === "book" && contracts.length === 0) return { values: absentOn(days), notes: [] };
  const indices = of === "assumed" ? Object.keys(USUAL_ASSUMPTIONS.outstandingCny) : indicesOf(contracts);
  const closes = await loadCloses(store, indices, days[days.length - 1]);
  return of === "assumed" ? assumed(closes, days) : booked(contracts, closes, days);
}

function absentOn(days: Int32Array): Float64Array {
  return new Float64Array(days.length).fill(Number.NaN);
}

function indicesOf(contracts: readonly BookContract[]): string[] {
  return [...new Set(contracts.map(({ index }) => index))];
}

function booked(
  contracts: readonly BookContract[],
  closes: ReadonlyMap<string, DailySeries>,
  days: Int32Array,
): SnowballDistance {
  const histories = new Map([...closes].map(([index, series]) => [index, indexHistory(series)]));
  const note = {
    zh: `雪球敲入距离：按导入账簿的 ${contracts.length} 份合约。`,
    en: `Snowball knock-in gap: of the ${contracts.length} notes of the imported book.`,
  };
  return { values: clusterDistance(contracts, histories, closes, days), notes: [note] };
}

function assumed(closes: ReadonlyMap<string, DailySeries>, days: Int32Array): SnowballDistance {
  const histories = new Map<string, IndexHistory>();
  for (const [index, series] of closes) histories.set(index, filledWithMonthlyLevels(index, series));
  const contracts = assumedMarket(USUAL_ASSUMPTIONS, histories, lastCommonDay(closes));
  const note = {
    zh: "雪球敲入距离：按假设的存量市场，不是数据（bianque snowball market 列出全部假设）。",
    en: "Snowball knock-in gap: of the assumed market, which is no data (bianque snowball market tells every assumption).",
  };
  return { values: clusterDistance(contracts, histories, closes, days), notes: [note] };
}
