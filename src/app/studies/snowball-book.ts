import { z } from "zod";
import { SnowballBook } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import { type DailySeries, upTo } from "../../domain/market/series.ts";
import { type BookContract, fateOf, indexHistory, oncePerKind } from "../../domain/snowball/book/index.ts";
import { DataGap } from "../../errors.ts";
import { bookAnswer } from "./snowball-book-answer.ts";
import { lastCommonDay, loadCloses } from "./snowball-inputs.ts";
import { type ValuationParams, valuationParams } from "./snowball-params.ts";
import { loadStoredBook } from "./snowball-stored-book.ts";
import type { Progress } from "./snowball-valuation.ts";
import type { Study, Task } from "./study.ts";

const params = z.object(valuationParams);

type BookStudy = Study<ValuationParams, SnowballBook>;

const about = {
  name: "snowball-book",
  summary: "A book of snowballs: what it is worth, where it knocks in, and what its hedge must then trade",
  params,
  answer: SnowballBook,
  examples: [
    "bianque snowball book book.csv --date 2024-01-19",
    "bianque snowball book --volatility 0.2 --carry 0.06 --cap 1.2 --json",
  ],
} satisfies Omit<BookStudy, "run">;

/** The book that the store holds. */
export const snowballBookStudy: BookStudy = storedBookStudy();

/** The same, telling its progress. */
export function storedBookStudy(progress?: Progress): BookStudy {
  return {
    ...about,
    async run(store, given, task) {
      const contracts = await loadStoredBook(store);
      if (contracts.length === 0) return emptyBook(store, given);
      const closes = await loadCloses(store, indicesOf(contracts), undefined);
      const asOf = onOrBefore(closes, given.date);
      // What is stored as a status was true when it was stored: an earlier evening follows from closes where it can.
      const told = asOf < lastCommonDay(closes) ? withoutStatuses(contracts, closes, asOf) : contracts;
      return valued(store, "store", told, closes, asOf, given, progress ?? toldTo(task));
    },
  };
}

/** A book that is given. */
export function givenBookStudy(contracts: readonly BookContract[], progress?: Progress): BookStudy {
  return {
    ...about,
    async run(store, given, task) {
      const closes = await loadCloses(store, indicesOf(contracts), undefined);
      return valued(store, "file", contracts, closes, onOrBefore(closes, given.date), given, progress ?? toldTo(task));
    },
  };
}

function toldTo(task: Task | undefined): Progress | undefined {
  return task && ((done, total) => task.tell({ done, total }));
}

function indicesOf(contracts: readonly BookContract[]): string[] {
  return [...new Set(contracts.map(({ index }) => index))];
}

/** The last common day up to a date. */
function onOrBefore(closes: ReadonlyMap<string, DailySeries>, date: Day | undefined): Day {
  return lastCommonDay(date === undefined ? closes : cutAt(closes, date));
}

function cutAt(closes: ReadonlyMap<string, DailySeries>, day: Day): Map<string, DailySeries> {
  return new Map([...closes].map(([index, series]) => [index, upTo(series, day)]));
}

function withoutStatuses(
  contracts: readonly BookContract[],
  closes: ReadonlyMap<string, DailySeries>,
  asOf: Day,
): BookContract[] {
  const histories = new Map([...closes].map(([index, series]) => [index, indexHistory(series)]));
  const isKnown = oncePerKind(
    (contract) => fateOf(contract, histories.get(contract.index)!, asOf).unknownFrom === null,
  );
  return contracts.map((contract) => (isKnown(contract) ? { ...contract, status: null } : contract));
}

function valued(
  store: Store,
  origin: "file" | "store",
  contracts: readonly BookContract[],
  closes: ReadonlyMap<string, DailySeries>,
  asOf: Day,
  given: ValuationParams,
  progress?: Progress,
): Promise<SnowballBook> {
  const cut = cutAt(closes, asOf);
  const histories = new Map([...cut].map(([index, series]) => [index, indexHistory(series)]));
  const request = { store, origin, contracts, histories, closes: cut, asOf, params: given };
  return bookAnswer(progress ? { ...request, progress } : request);
}

/** What is told where no book is held: nothing, on the last day of CSI1000. */
async function emptyBook(store: Store, { date, cap }: ValuationParams): Promise<SnowballBook> {
  const closes = await loadCloses(store, ["000852.SH"], date);
  if (closes.get("000852.SH")!.days.length === 0) throw new DataGap("no book of snowballs and no closes are loaded");
  const nothing = { inputs: [], statuses: [], totals: [], ladder: [], distances: [], clusters: [], nearest: [] };
  const note = {
    zh: "没有载入雪球账簿：用 bianque import book.csv 导入，或 bianque snowball book FILE 直接读取。",
    en: "No book of snowballs is loaded: bianque import book.csv stores one, bianque snowball book FILE reads one.",
  };
  return {
    date: formatDay(lastCommonDay(closes)),
    origin: "store",
    cap,
    ...nothing,
    knockIns: [],
    knockOutDates: [],
    flow: [],
    lastDay: [],
    notes: [note],
  };
}
