import { type FuturesAgent, NO_STOCKS } from "../agent.ts";
import { UNDERLYING, WIDTH } from "../buckets.ts";
import type { ChainParameters } from "../parameters.ts";
import { type DealtBook, type DealtNote, dealtBooks } from "./dealt-book.ts";
import { deltaBetween, type Rung, rungAt } from "./delta-surface.ts";
import { belowLevel, type Lives, livesAfter, openingLives } from "./note-lives.ts";

/** The lives of each book. */
type Memory = readonly Lives[];

/** What the delta of a note becomes in the dealers' hands. */
interface Handling {
  readonly knockInDays: number;
  readonly deltaCap: number;
  /** Share of a note that is kept once it has knocked in. */
  readonly kept: number;
}

/** Price of a book's index, days since the start and where they stand among its ladders. */
interface Moment {
  readonly price: number;
  readonly days: number;
  readonly rung: Rung;
}

/**
 * Dealers of snowballs hold the capped delta of every note in futures and trade as prices move. A note knocks in at a
 * close; between closes a price below the level is hedged as if it were one. Of the notes that knock in, a share is
 * closed out whole; what a knock-in asks for is traded within `knockInDays` days (1: at once).
 */
export function snowballDealers(
  notes: readonly DealtNote[],
  knockInDays: number,
  { deltaCap, closedOutShare }: ChainParameters,
): FuturesAgent<Memory> {
  const books = dealtBooks(notes);
  const handling = { knockInDays, deltaCap, kept: 1 - closedOutShare };
  const position = (logPrice: Float64Array, days: number, memory: Memory) =>
    Float64Array.from(books, (book, i) => {
      const moment = { price: logPrice[UNDERLYING[i]], days, rung: rungAt(book, days) };
      return heldAgainst(book, memory[i], moment, handling);
    });
  const memory = books.map(openingLives);
  const holdings = { stocks: NO_STOCKS(), futures: position(new Float64Array(WIDTH), 0, memory) };
  return {
    name: "dealers",
    begin: () => ({ memory, holdings }),
    position: (now, memory) => position(now.logPrice, now.t + now.passed, memory),
    after: (close, memory) =>
      books.map((book, i) => livesAfter(book, memory[i], close.logPrice[UNDERLYING[i]], close.t)),
  };
}

// The loops over notes are functions of the module, which take all that they read: as closures made anew for each run
// they take twice as long.

/** Units that the dealers hold against a book. */
function heldAgainst(book: DealtBook, lives: Lives, moment: Moment, handling: Handling): number {
  const { alive, inBefore, inSince } = lives;
  const { deltaCap, kept } = handling;
  return (
    cappedDeltas(book, alive, book.alive, moment, deltaCap) +
    cappedDeltas(book, inBefore, book.knockedIn, moment, deltaCap) +
    kept * cappedDeltas(book, inSince, book.knockedIn, moment, deltaCap) +
    knockingIn(book, lives, moment, handling)
  );
}

/** Sum of the notes' units times their capped deltas from one row of ladders: where a run spends its time. */
function cappedDeltas(
  { units, initial, begin }: DealtBook,
  notes: Int32Array,
  row: Float64Array,
  { price, rung }: Moment,
  deltaCap: number,
): number {
  let sum = 0;
  for (let at = 0; at < notes.length; at++) {
    const n = notes[at];
    sum += units[n] * Math.min(deltaCap, deltaBetween(row, begin[n], price - initial[n], rung));
  }
  return sum;
}

/** What is held more for notes below their level that count as alive, and less for those that knocked in just now. */
function knockingIn(book: DealtBook, lives: Lives, moment: Moment, handling: Handling): number {
  const { price, days } = moment;
  const { knockInDays } = handling;
  const kept = days > 0 ? handling.kept : 1;
  let more = 0;
  for (const n of belowLevel(book, lives, price)) {
    more += jumpOf(book, n, moment, handling, kept) / Math.max(1, knockInDays);
  }
  if (knockInDays <= 1) return more;
  for (const n of lives.inSince) {
    const left = Math.max(0, 1 - (days - lives.inOn[n] + 1) / knockInDays);
    more -= left * jumpOf(book, n, moment, handling, handling.kept);
  }
  return more;
}

/** By how many units a note's hedge changes as it knocks in. */
function jumpOf(book: DealtBook, n: number, { price, rung }: Moment, { deltaCap }: Handling, kept: number): number {
  const at = price - book.initial[n];
  const before = Math.min(deltaCap, deltaBetween(book.alive, book.begin[n], at, rung));
  const after = kept * Math.min(deltaCap, deltaBetween(book.knockedIn, book.begin[n], at, rung));
  return book.units[n] * (after - before);
}

/** Notional that knocked in since the start, by what dealers remember. */
export function knockedInSince(memory: unknown): number {
  return (memory as Memory).reduce((sum, { knockedInCny }) => sum + knockedInCny, 0);
}
