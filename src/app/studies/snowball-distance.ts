import type { Note, Overview } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { type DailySeries, upTo, valueOn } from "../../domain/market/series.ts";
import {
  aliveOn,
  assumedMarket,
  type BookContract,
  clusterDistance,
  distanceAbove,
  filledWithMonthlyLevels,
  type IndexHistory,
  indexHistory,
  levelBins,
  meanLevel,
  nearestCluster,
  USUAL_ASSUMPTIONS,
  valuePosition,
} from "../../domain/snowball/book/index.ts";
import { singleKernels } from "../../domain/snowball/index.ts";
import { DataGap } from "../../errors.ts";
import { clusterAnswer } from "./snowball-clusters.ts";
import { lastCommonDay, loadCloses, loadEvening } from "./snowball-inputs.ts";
import { type SnowballsOf, USUAL_VALUATION } from "./snowball-params.ts";
import { loadStoredBook } from "./snowball-stored-book.ts";
import { HORIZONS } from "./snowball-valuation.ts";

/** The snowballs that are evidence of a stage. */
export interface SnowballSource {
  readonly origin: "store" | "assumed";
  readonly contracts: readonly BookContract[];
  /** What became of the notes follows from these. */
  readonly histories: ReadonlyMap<string, IndexHistory>;
  /** Closes as loaded. */
  readonly closes: ReadonlyMap<string, DailySeries>;
}

/**
 * The snowballs of an imported book, or of the assumed market where that is asked for, with closes up to `to`; null
 * where there is no book. An assumption never becomes evidence unasked.
 */
export async function loadSnowballSource(store: Store, of: SnowballsOf, to: Day): Promise<SnowballSource | null> {
  if (of === "assumed") {
    const closes = await loadCloses(store, Object.keys(USUAL_ASSUMPTIONS.outstandingCny), to);
    const histories = mapped(closes, (series, index) => filledWithMonthlyLevels(index, series));
    const contracts = assumedMarket(USUAL_ASSUMPTIONS, histories, lastCommonDay(closes));
    return { origin: "assumed", contracts, histories, closes };
  }
  const contracts = await loadStoredBook(store);
  if (contracts.length === 0) return null;
  const closes = await loadCloses(store, [...new Set(contracts.map(({ index }) => index))], to);
  return { origin: "store", contracts, histories: mapped(closes, indexHistory), closes };
}

function mapped<Value>(closes: ReadonlyMap<string, DailySeries>, make: (series: DailySeries, index: string) => Value) {
  return new Map([...closes].map(([index, series]) => [index, make(series, index)]));
}

/** Distance of the index above the nearest cluster of knock-ins on each day; NaN where there is none. */
export function snowballDistance(source: SnowballSource, days: Int32Array): Float64Array {
  return clusterDistance(source.contracts, source.histories, source.closes, days);
}

/** What has to be said of the source. */
export function snowballNotes(source: SnowballSource): Note[] {
  if (source.origin === "store") {
    const { length } = source.contracts;
    return [
      {
        zh: `雪球敲入距离：按导入账簿的 ${length} 份合约。`,
        en: `Snowball knock-in gap: of the ${length} notes of the imported book.`,
      },
    ];
  }
  return [
    {
      zh: "雪球敲入距离：按假设的存量市场，不是数据（bianque snowball market 列出全部假设）。",
      en: "Snowball knock-in gap: of the assumed market, which is no data (bianque snowball market tells every assumption).",
    },
  ];
}

/** The nearest cluster of an evening, and what could not be told of it. */
export interface NearestSnowballs {
  readonly snowballs: Overview["snowballs"];
  readonly notes: readonly Note[];
}

/**
 * The cluster nearest below any index after the close of `asOf`, and the flow that crossing it implies, its notes
 * alone being valued. Where volatility or carry of the day cannot be had, a note says so.
 */
export async function nearestSnowballs(store: Store, source: SnowballSource, asOf: Day): Promise<NearestSnowballs> {
  try {
    return { snowballs: await nearest(store, source, asOf), notes: [] };
  } catch (error) {
    if (!(error instanceof DataGap)) throw error;
    const note = {
      zh: "雪球：当日的波动率或期货贴水无法取得，不给出跌破敲入点位时的交易。",
      en: `Snowballs: the flow at the nearest knock-ins is not told (${error.message}).`,
    };
    return { snowballs: null, notes: [note] };
  }
}

async function nearest(store: Store, source: SnowballSource, asOf: Day): Promise<Overview["snowballs"]> {
  const bins = levelBins(aliveOn(source.contracts, source.histories, asOf));
  const found = [...source.closes].flatMap(([index, closes]) => {
    const spot = valueOn(closes, asOf);
    const bin = nearestCluster(
      bins.filter((other) => other.index === index),
      spot,
    );
    return bin ? [{ bin, closes, distance: distanceAbove(spot, meanLevel(bin)) }] : [];
  });
  const [first] = found.sort((a, b) => a.distance - b.distance);
  if (!first) return null;
  const { bin, closes } = first;
  const evening = await loadEvening(store, bin.index, upTo(closes, asOf), asOf, USUAL_VALUATION);
  const question = { asOf, moves: [], horizons: HORIZONS };
  const kernels = singleKernels();
  const valued = bin.positions.map((position) => valuePosition(position, evening.view, question, kernels));
  const byContract = new Map(valued.map((at) => [at.position.contract, at]));
  const evenings = new Map([[bin.index, evening]]);
  const parts = { bins, valued, evenings, horizons: HORIZONS, cap: USUAL_VALUATION.cap };
  return { origin: source.origin, ...clusterAnswer(bin, byContract, parts) };
}
