import type { Note, SnowballBook, SnowballTotals } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import type { DailySeries } from "../../domain/market/series.ts";
import {
  type Book,
  type BookContract,
  bookAsOf,
  byDistance,
  hedgeFlow,
  hedgeUnits,
  type IndexHistory,
  levelBins,
  nextKnockOutDays,
  passingUnits,
  totalsOf,
  type ValuedPosition,
} from "../../domain/snowball/book/index.ts";
import { DataGap } from "../../errors.ts";
import { clusterAnswers, expectedKnockIn } from "./snowball-clusters.ts";
import { type IndexEvening, loadEvening } from "./snowball-inputs.ts";
import { lastDay } from "./snowball-last-day.ts";
import type { ValuationParams } from "./snowball-params.ts";
import { tradeAndShares, tradeOf } from "./snowball-trades.ts";
import { HORIZONS, kernelsFor, type Progress, valueBook } from "./snowball-valuation.ts";

/** Moves of the index that the flow is told for: -15% to +10% by 1%. */
export const MOVES: readonly number[] = Array.from({ length: 26 }, (_, i) => (i - 15) / 100);
const MOST_KNOCK_OUT_DAYS = 12;

/** A book, and everything that it is to be valued with. */
export interface BookRequest {
  readonly store: Store;
  readonly origin: SnowballBook["origin"];
  readonly contracts: readonly BookContract[];
  /** What statuses are derived from. */
  readonly histories: ReadonlyMap<string, IndexHistory>;
  /** Closes as loaded, which volatility is taken from. */
  readonly closes: ReadonlyMap<string, DailySeries>;
  readonly asOf: Day;
  readonly params: ValuationParams;
  readonly progress?: Progress;
}

/** Values a book after the close of a day. Throws DataGap where no contract lives, or market data are missing. */
export async function bookAnswer(request: BookRequest): Promise<SnowballBook> {
  const { contracts, histories, asOf, params, origin } = request;
  const { cap } = params;
  const book = bookAsOf(contracts, histories, asOf);
  if (book.living.length === 0) {
    throw new DataGap(`none of the ${contracts.length} contracts lives on ${formatDay(asOf)}; ask for another date`);
  }
  const evenings = await eveningsOf(book, request);
  const kernels = kernelsFor(book.living.length);
  const question = { asOf, moves: MOVES, horizons: HORIZONS };
  const valued = await valueBook(book, (index) => evenings.get(index)!.view, question, kernels, request.progress);
  const bins = levelBins(book.living);
  const each = [...evenings].map(([index, evening]) => ({
    index,
    evening,
    own: valued.filter(({ position }) => position.contract.index === index),
  }));
  return {
    date: formatDay(asOf),
    origin,
    cap,
    inputs: each.map(({ evening }) => evening.inputs),
    statuses: statuses(book),
    totals: totals(each, cap),
    ladder: bins.map(({ index, low, high, aliveCny, knockedInCny }) => ({ index, low, high, aliveCny, knockedInCny })),
    distances: each.flatMap((at) => distances(book, at)),
    ...clusterAnswers({ bins, valued, evenings, horizons: HORIZONS, cap }),
    knockIns: each.flatMap(knockIns),
    knockOutDates: nextKnockOutDays(
      book.living,
      asOf,
      (index) => evenings.get(index)!.view.spot,
      MOST_KNOCK_OUT_DAYS,
    ).map((day) => ({ ...day, date: formatDay(day.date) })),
    flow: each.map((at) => flow(at, cap)),
    lastDay: each.flatMap(({ evening, own }) => {
      const day = lastDay({ asOf, contracts, histories, valued: own, evening, cap, kernels });
      return day ? [day] : [];
    }),
    notes: notes(each),
  };
}

/** One index of the book. */
interface OnIndex {
  readonly index: string;
  readonly evening: IndexEvening;
  readonly own: readonly ValuedPosition[];
}

async function eveningsOf(book: Book, { store, closes, asOf, params }: BookRequest) {
  const indices = [...new Set(book.living.map(({ contract }) => contract.index))].sort().reverse();
  const evenings = new Map<string, IndexEvening>();
  // One after the other, so that of two gaps it is always the same that is told.
  for (const index of indices) {
    evenings.set(index, await loadEvening(store, index, closes.get(index)!, asOf, params));
  }
  return evenings;
}

function statuses({ byStatus }: Book): SnowballBook["statuses"] {
  const order = ["alive", "knocked-in", "knocked-out", "matured", "not-issued"] as const;
  return order.flatMap((status) => {
    const contracts = byStatus.get(status);
    if (!contracts) return [];
    const notionalCny = contracts.reduce((sum, contract) => sum + contract.notionalCny, 0);
    return [{ status, contracts: contracts.length, notionalCny }];
  });
}

function totals(each: readonly OnIndex[], cap: number): SnowballTotals[] {
  const rows = each.map(({ index, evening, own }): SnowballTotals => {
    const sums = totalsOf(own);
    const trade = tradeOf(evening, hedgeUnits(own), hedgeUnits(own, cap));
    const perLot = evening.view.spot * evening.product.multiplier;
    return {
      index,
      ...sums,
      deltaLots: trade.lots,
      cappedDeltaCny: trade.cappedCny,
      cappedDeltaLots: trade.cappedLots,
      gammaLotsPerPercent: sums.gammaCnyPerPercent / perLot,
    };
  });
  const whole = totalsOf(each.flatMap(({ own }) => own));
  const cappedDeltaCny = rows.reduce((sum, row) => sum + row.cappedDeltaCny, 0);
  // Lots of different futures do not add up.
  const none = { deltaLots: null, cappedDeltaLots: null, gammaLotsPerPercent: null };
  return [...rows, { index: null, ...whole, cappedDeltaCny, ...none }];
}

function distances(book: Book, { index, evening }: OnIndex): SnowballBook["distances"] {
  const own = book.living.filter(({ contract }) => contract.index === index);
  return byDistance(own, evening.view.spot).map(({ from, to, notionalCny }) => ({
    index,
    from,
    to: to === Infinity ? null : to,
    aliveCny: notionalCny,
  }));
}

function knockIns({ index, own }: OnIndex): SnowballBook["knockIns"] {
  const { aliveCny } = totalsOf(own);
  return HORIZONS.map((days, i) => {
    const expectedCny = expectedKnockIn(own, i);
    return { index, days, expectedCny, share: aliveCny > 0 ? expectedCny / aliveCny : null };
  });
}

function flow({ index, evening, own }: OnIndex, cap: number): SnowballBook["flow"][number] {
  return {
    index,
    product: evening.product.name,
    passing: tradeOf(evening, passingUnits(own), passingUnits(own, cap)),
    points: hedgeFlow(own, MOVES, cap).map(({ units, cappedUnits, ...point }) => ({
      ...point,
      ...tradeAndShares(evening, units, cappedUnits),
    })),
  };
}

function notes(each: readonly OnIndex[]): Note[] {
  return each.flatMap(({ evening: { product, inputs } }) => {
    if (inputs.openInterest === null) {
      return [
        {
          zh: `${product.name}：当日没有期货持仓，无法给出占持仓与成交额的比例。`,
          en: `${product.name}: no open interest is loaded for the day, so shares of the futures market are not told.`,
        },
      ];
    }
    if (inputs.turnoverCny !== null) return [];
    return [
      {
        zh: `${product.name}：当日没有期货成交量，无法给出占成交额的比例。`,
        en: `${product.name}: no volume is loaded for the day, so shares of turnover are not told.`,
      },
    ];
  });
}
