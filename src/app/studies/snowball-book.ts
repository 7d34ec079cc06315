import { z } from "zod";
import { SnowballBook } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type BookContract, indexHistory } from "../../domain/snowball/book/index.ts";
import { bookAnswer } from "./snowball-book-answer.ts";
import { lastCommonDay, loadCloses } from "./snowball-inputs.ts";
import { type ValuationParams, valuationParams } from "./snowball-params.ts";
import type { Progress } from "./snowball-valuation.ts";
import type { Study } from "./study.ts";

const params = z.object(valuationParams);

/** The question about a book that is held in memory: the contracts of a file. */
export function bookStudy(
  contracts: readonly BookContract[],
  progress: Progress,
): Study<ValuationParams, SnowballBook> {
  return {
    name: "snowball-book",
    summary: "A book of snowballs: what it is worth, where it knocks in, and what its hedge must trade",
    params,
    answer: SnowballBook,
    examples: [
      "bianque snowball book book.csv --date 2024-01-19",
      "bianque snowball book book.csv --volatility 0.2 --carry 0.06 --cap 1.2 --json",
    ],
    run: (store, given) => valuedBook(store, contracts, given, progress),
  };
}

async function valuedBook(
  store: Store,
  contracts: readonly BookContract[],
  given: ValuationParams,
  progress: Progress,
): Promise<SnowballBook> {
  const indices = [...new Set(contracts.map(({ index }) => index))];
  const closes = await loadCloses(store, indices, given.date);
  const asOf = lastCommonDay(closes);
  const histories = new Map(indices.map((index) => [index, indexHistory(closes.get(index)!)]));
  return bookAnswer({ store, origin: "file", contracts, histories, closes, asOf, params: given, progress });
}
