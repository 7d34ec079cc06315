import type { DealtBook } from "./dealt-book.ts";

/** What has become of a book. */
export interface Lives {
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

/** Long before the start. */
const LONG_AGO = -1e6;

/** The lives of a book at the start. */
export function openingLives(book: DealtBook): Lives {
  const inOn = Float64Array.from(book.knockedInBefore, (before) => (before === 1 ? LONG_AGO : Infinity));
  return livesOf(book, inOn, new Uint8Array(book.count), 0);
}

/** What has become of a book after the close of a day. */
export function livesAfter(book: DealtBook, lives: Lives, price: number, day: number): Lives {
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

/** Notes that are alive and at or below their level. */
export function belowLevel({ knockIn }: DealtBook, { alive, highestKnockIn }: Lives, price: number): number[] {
  const below: number[] = [];
  if (!(price <= highestKnockIn)) return below;
  for (let at = 0; at < alive.length; at++) if (price <= knockIn[alive[at]]) below.push(alive[at]);
  return below;
}
