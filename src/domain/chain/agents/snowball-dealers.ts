import { type FuturesAgent, NO_STOCKS } from "../agent.ts";
import { UNDERLYING } from "../buckets.ts";
import type { ChainParameters } from "../parameters.ts";
import { type DealtBook, type DealtNote, dealtBooks } from "./dealt-book.ts";
import { deltaBetween, type Rung, rungAt } from "./delta-surface.ts";

/** What has become of a book. */
interface Lives {
  /** Day on which each note knocked in; Infinity while it is alive, long ago where it had before the start. */
  readonly inOn: Float64Array;
  /** 1 where a note has ended. */
  readonly over: Uint8Array;
  /** Notes that have not ended: those that have not knocked in, those that had before the start, and those that have since. */
  readonly alive: Int32Array;
  readonly inBefore: Int32Array;
  readonly inSince: Int32Array;
  /** Highest level of those that are alive. */
  readonly highestKnockIn: number;
  /** Notional knocked in since the start. */
  readonly knockedInCny: number;
}

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

/** Long before the start. */
const LONG_AGO = -1e6;

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
  const opening = books.map(openingOf);
  return {
    name: "dealers",
    begin: () => ({
      memory: opening,
      holdings: { stocks: NO_STOCKS(), futures: position(new Float64Array(5), 0, opening) },
    }),
    position: (now, memory) => position(now.logPrice, now.t + now.passed, memory),
    after: (close, memory) =>
      books.map((book, i) => afterClose(book, memory[i], close.logPrice[UNDERLYING[i]], close.t)),
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

/** Notes that are alive and at or below their level. */
function belowLevel({ knockIn }: DealtBook, { alive, highestKnockIn }: Lives, price: number): number[] {
  const below: number[] = [];
  if (!(price <= highestKnockIn)) return below;
  for (let at = 0; at < alive.length; at++) if (price <= knockIn[alive[at]]) below.push(alive[at]);
  return below;
}

/** By how many units a note's hedge changes as it knocks in. */
function jumpOf(book: DealtBook, n: number, { price, rung }: Moment, { deltaCap }: Handling, kept: number): number {
  const at = price - book.initial[n];
  const before = Math.min(deltaCap, deltaBetween(book.alive, book.begin[n], at, rung));
  const after = kept * Math.min(deltaCap, deltaBetween(book.knockedIn, book.begin[n], at, rung));
  return book.units[n] * (after - before);
}

function openingOf(book: DealtBook): Lives {
  const inOn = Float64Array.from(book.knockedInBefore, (before) => (before === 1 ? LONG_AGO : Infinity));
  return livesOf(book, inOn, new Uint8Array(book.count), 0);
}

/** What has become of a book after the close of a day. */
function afterClose(book: DealtBook, lives: Lives, price: number, day: number): Lives {
  const ins = belowLevel(book, lives, price);
  const ended = (book.endsOn.get(day) ?? []).filter((end) => price >= end.price);
  if (ins.length === 0 && ended.length === 0) return lives;
  const inOn = lives.inOn.slice();
  const over = lives.over.slice();
  let { knockedInCny } = lives;
  for (const n of ins) {
    inOn[n] = day;
    knockedInCny += book.notionalCny[n];
  }
  for (const { note } of ended) over[note] = 1;
  return livesOf(book, inOn, over, knockedInCny);
}

/** With the notes that have not ended listed by state. */
function livesOf({ knockIn }: DealtBook, inOn: Float64Array, over: Uint8Array, knockedInCny: number): Lives {
  const alive = new Int32Array(over.length);
  const inBefore = new Int32Array(over.length);
  const inSince = new Int32Array(over.length);
  let a = 0;
  let b = 0;
  let s = 0;
  let highestKnockIn = -Infinity;
  for (let n = 0; n < over.length; n++) {
    if (over[n] === 1) continue;
    if (inOn[n] === Infinity) {
      alive[a++] = n;
      highestKnockIn = Math.max(highestKnockIn, knockIn[n]);
    } else if (inOn[n] > 0) inSince[s++] = n;
    else inBefore[b++] = n;
  }
  return {
    inOn,
    over,
    alive: alive.subarray(0, a),
    inBefore: inBefore.subarray(0, b),
    inSince: inSince.subarray(0, s),
    highestKnockIn,
    knockedInCny,
  };
}

/** Notional that knocked in since the start, by what dealers remember. */
export function knockedInSince(memory: unknown): number {
  return (memory as Memory).reduce((sum, { knockedInCny }) => sum + knockedInCny, 0);
}
