import { HEDGES } from "../buckets.ts";
import { type DeltaSurface, type PackedSurfaces, packSurfaces } from "./delta-surface.ts";

/** A note as the chain sees it. Prices are logs over the index's close at the start. */
export interface DealtNote {
  /** 0 for IC, 1 for IM. */
  readonly hedge: number;
  /** Units of the index, one being 1 yuan at the start. */
  readonly units: number;
  readonly notionalCny: number;
  readonly initial: number;
  readonly knockIn: number;
  /** Days since the start on which it can knock out, rising, and the price from which it then does. */
  readonly knockOuts: readonly { readonly day: number; readonly price: number }[];
  /** Day on which it matures; a close at or after it ends it. */
  readonly maturity: number;
  readonly knockedIn: boolean;
  readonly surface: DeltaSurface;
}

/** A note, by its place in its book, and the price from which it ends. */
export interface NoteEnd {
  readonly note: number;
  readonly price: number;
}

/** The notes on one future in columns; notes of one surface stand together. */
export interface DealtBook extends PackedSurfaces {
  readonly count: number;
  readonly units: Float64Array;
  readonly notionalCny: Float64Array;
  readonly initial: Float64Array;
  readonly knockIn: Float64Array;
  /** By day since the start: notes that can end at its close, and the price from which they do; any at maturity. */
  readonly endsOn: ReadonlyMap<number, readonly NoteEnd[]>;
  /** 1 where a note had knocked in before the start. */
  readonly knockedInBefore: Uint8Array;
}

/** Books by array of notes: many runs share one, and laying it out costs as much as a run. */
const known = new WeakMap<readonly DealtNote[], readonly DealtBook[]>();

/** The books on each future. */
export function dealtBooks(notes: readonly DealtNote[]): readonly DealtBook[] {
  const made = known.get(notes) ?? HEDGES.map((_, i) => bookOf(notes.filter(({ hedge }) => hedge === i)));
  known.set(notes, made);
  return made;
}

function bookOf(unsorted: readonly DealtNote[]): DealtBook {
  const places = new Map([...new Set(unsorted.map(({ surface }) => surface))].map((surface, at) => [surface, at]));
  const notes = [...unsorted].sort((a, b) => places.get(a.surface)! - places.get(b.surface)!);
  const numbers = (read: (note: DealtNote) => number) => Float64Array.from(notes, read);
  return {
    ...packSurfaces(notes.map(({ surface }) => surface)),
    count: notes.length,
    units: numbers((note) => note.units),
    notionalCny: numbers((note) => note.notionalCny),
    initial: numbers((note) => note.initial),
    knockIn: numbers((note) => note.knockIn),
    endsOn: endsOf(notes),
    knockedInBefore: Uint8Array.from(notes, (note) => (note.knockedIn ? 1 : 0)),
  };
}

function endsOf(notes: readonly DealtNote[]): ReadonlyMap<number, readonly NoteEnd[]> {
  const ends = new Map<number, NoteEnd[]>();
  notes.forEach(({ knockOuts, maturity }, note) => {
    for (const { day, price } of [...knockOuts, { day: Math.max(1, maturity), price: -Infinity }]) {
      const onDay = ends.get(day);
      if (onDay) onDay.push({ note, price });
      else ends.set(day, [{ note, price }]);
    }
  });
  return ends;
}
