import { type FuturesAgent, NO_STOCKS } from "../agent.ts";
import { HEDGES, UNDERLYING } from "../buckets.ts";
import type { ChainParameters } from "../parameters.ts";
import { type DeltaSurface, deltaBetween, packSurfaces } from "./delta-surface.ts";

/** A note as the chain sees it. Prices are logs over the index's close at the start. */
export interface DealtNote {
  /** 0 for IC, 1 for IM. */
  readonly hedge: number;
  /** Units of the index, one being 1 yuan at the start. */
  readonly units: number;
  readonly notionalCny: number;
  readonly initial: number;
  readonly knockIn: number;
  readonly knockOut: number;
  /** Days since the start on which it can knock out, rising. */
  readonly knockOutDays: readonly number[];
  /** Day on which it matures; a close at or after it ends it. */
  readonly maturity: number;
  readonly knockedIn: boolean;
  readonly surface: DeltaSurface;
}

interface Memory {
  /** Day on which each note knocked in; Infinity while it is alive, long ago where it had before the start. */
  readonly knockedInOn: Float64Array;
  /** Whether a note has ended. */
  readonly over: Uint8Array;
  /** Notional knocked in since the start. */
  readonly knockedInCny: number;
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
  const { alive, knockedIn, begin, last, hedge, initial, level, knockOut, maturity, units } = columnsOf(notes);

  /** Capped delta of a note; after a knock-in `passed` of the way from alive to knocked in. */
  function deltaOf(n: number, price: number, days: number, since: number): number {
    const at = price - initial[n];
    const passed = since === Infinity ? 0 : Math.min(1, (days - since + 1) / knockInDays);
    const before = passed < 1 ? Math.min(deltaCap, deltaBetween(alive, begin[n], last[n], at, days)) : 0;
    if (passed === 0) return before;
    const kept = since > 0 ? 1 - closedOutShare : 1;
    const after = kept * Math.min(deltaCap, deltaBetween(knockedIn, begin[n], last[n], at, days));
    return (1 - passed) * before + passed * after;
  }

  function position(logPrice: Float64Array, days: number, { knockedInOn, over }: Memory): Float64Array {
    const held = new Float64Array(HEDGES.length);
    for (let n = 0; n < units.length; n++) {
      if (over[n] === 1) continue;
      const price = logPrice[UNDERLYING[hedge[n]]];
      const since = price <= level[n] ? Math.min(knockedInOn[n], days) : knockedInOn[n];
      held[hedge[n]] += units[n] * deltaOf(n, price, days, since);
    }
    return held;
  }

  const opening: Memory = {
    knockedInOn: Float64Array.from(notes, (note) => (note.knockedIn ? LONG_AGO : Infinity)),
    over: new Uint8Array(notes.length),
    knockedInCny: 0,
  };
  return {
    name: "dealers",
    begin: () => ({
      memory: opening,
      holdings: { stocks: NO_STOCKS(), futures: position(new Float64Array(5), 0, opening) },
    }),
    position: (now, memory) => position(now.logPrice, now.t + now.passed, memory),
    after: (close, memory) => {
      const knockedInOn = memory.knockedInOn.slice();
      const over = memory.over.slice();
      let { knockedInCny } = memory;
      for (let n = 0; n < units.length; n++) {
        if (over[n] === 1) continue;
        const price = close.logPrice[UNDERLYING[hedge[n]]];
        if (price <= level[n] && knockedInOn[n] === Infinity) {
          knockedInOn[n] = close.t;
          knockedInCny += notes[n].notionalCny;
        }
        const knocksOut = price >= knockOut[n] && notes[n].knockOutDays.includes(close.t);
        if (knocksOut || close.t >= maturity[n]) over[n] = 1;
      }
      return { knockedInOn, over, knockedInCny };
    },
  };
}

type Columns = ReturnType<typeof columns>;
/** Columns by array of notes: many runs share one book, and laying it out costs as much as a run. */
const known = new WeakMap<readonly DealtNote[], Columns>();

function columnsOf(notes: readonly DealtNote[]): Columns {
  const made = known.get(notes) ?? columns(notes);
  known.set(notes, made);
  return made;
}

function columns(notes: readonly DealtNote[]) {
  const numbers = (read: (note: DealtNote) => number) => Float64Array.from(notes, read);
  return {
    ...packSurfaces(notes.map(({ surface }) => surface)),
    hedge: Uint8Array.from(notes, (note) => note.hedge),
    initial: numbers((note) => note.initial),
    level: numbers((note) => note.knockIn),
    knockOut: numbers((note) => note.knockOut),
    maturity: numbers((note) => note.maturity),
    units: numbers((note) => note.units),
  };
}

export function knockedInSince(memory: unknown): number {
  return (memory as Memory).knockedInCny;
}
