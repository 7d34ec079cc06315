import type { BacktestAnswer } from "../../src/contract.ts";
import { bookConfig, NEUTRAL_BOOKS, type NeutralBook } from "../../src/view/neutral-books.ts";
import { monthsEarlier } from "./evenings.ts";
import { type Asked, useAnswer } from "./use-answer.ts";

/** How far back the books are told: three months of it go by until a stock counts as listed where nothing older is loaded. */
const BOOK_MONTHS = 13;

/** The ready books: the chosen one first, the others as they come. */
export interface NeutralAnswers {
  readonly chosen: Asked<BacktestAnswer>;
  readonly books: Readonly<Partial<Record<NeutralBook, BacktestAnswer>>>;
  /** Whether simulated stocks stand in, because no book of loaded ones could be told. */
  readonly synthetic: boolean;
}

/** Asks for the books of an evening: of loaded stocks, and where they are missing of simulated ones. */
export function useNeutral(on: boolean, book: NeutralBook, date: string | null, seed: number): NeutralAnswers {
  const from = date === null ? null : monthsEarlier(date, BOOK_MONTHS);
  const question = (of: NeutralBook, simulated: boolean) =>
    `backtest?config=${encodeURIComponent(bookConfig(of, { from, to: date, seed: simulated ? seed : null }))}`;
  const loaded = useAnswer<BacktestAnswer>(on ? question(book, false) : null);
  const synthetic = on && !loaded.loading && loaded.failure?.kind === "empty";
  const simulated = useAnswer<BacktestAnswer>(synthetic ? question(book, true) : null);
  const chosen = synthetic ? simulated : loaded;
  const isThere = on && !chosen.loading && chosen.answer !== null;
  const [first, second] = NEUTRAL_BOOKS.filter((other) => other !== book);
  // One at a time, so that the chosen book never waits for the others.
  const one = useAnswer<BacktestAnswer>(isThere ? question(first, synthetic) : null);
  const other = useAnswer<BacktestAnswer>(
    isThere && !one.loading && one.answer !== null ? question(second, synthetic) : null,
  );
  const books: Partial<Record<NeutralBook, BacktestAnswer>> = {};
  if (isThere && chosen.answer) {
    books[book] = chosen.answer;
    if (!one.loading && one.answer) books[first] = one.answer;
    if (!one.loading && !other.loading && other.answer) books[second] = other.answer;
  }
  return { chosen, books, synthetic };
}
