import { type FuturesAgent, NO_FUTURES, NO_STOCKS } from "../agent.ts";
import { HEDGES, UNDERLYING } from "../buckets.ts";
import type { ChainParameters } from "../parameters.ts";
import { type DeltaSurface, surfaceDelta } from "./delta-surface.ts";

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
  /** Day on which each note knocked in (a half before the start for those that had), Infinity while it is alive. */
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
  const hedge = Uint8Array.from(notes, (note) => note.hedge);
  const initial = Float64Array.from(notes, (note) => note.initial);
  const knockIn = Float64Array.from(notes, (note) => note.knockIn);
  const units = Float64Array.from(notes, (note) => note.units);

  function position(logPrice: Float64Array, days: number, memory: Memory): Float64Array {
    const held = new Float64Array(HEDGES.length);
    for (let n = 0; n < notes.length; n++) {
      if (memory.over[n]) continue;
      const i = hedge[n];
      const price = logPrice[UNDERLYING[i]];
      const { surface } = notes[n];
      const since = price <= knockIn[n] ? Math.min(memory.knockedInOn[n], days) : memory.knockedInOn[n];
      const passed = since === Infinity ? 0 : Math.min(1, (days - since + 1) / knockInDays);
      let delta = 0;
      if (passed < 1) {
        delta += (1 - passed) * Math.min(deltaCap, surfaceDelta(surface, surface.alive, price - initial[n], days));
      }
      if (passed > 0) {
        const kept = since > 0 ? 1 - closedOutShare : 1;
        delta += passed * kept * Math.min(deltaCap, surfaceDelta(surface, surface.knockedIn, price - initial[n], days));
      }
      held[i] += units[n] * delta;
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
      holdings: {
        stocks: NO_STOCKS(),
        futures: notes.length ? position(new Float64Array(5), 0, opening) : NO_FUTURES(),
      },
    }),
    position: (now, memory) => position(now.logPrice, now.t + now.passed, memory),
    after: (close, memory) => {
      const knockedInOn = Float64Array.from(memory.knockedInOn);
      const over = Uint8Array.from(memory.over);
      let { knockedInCny } = memory;
      for (let n = 0; n < notes.length; n++) {
        const price = close.logPrice[UNDERLYING[hedge[n]]];
        if (knockedInOn[n] === Infinity && !over[n] && price <= knockIn[n]) {
          knockedInOn[n] = close.t;
          knockedInCny += notes[n].notionalCny;
        }
        const knocksOut = price >= notes[n].knockOut && notes[n].knockOutDays.includes(close.t);
        if (knocksOut || close.t >= notes[n].maturity) over[n] = 1;
      }
      return { knockedInOn, over, knockedInCny };
    },
  };
}

export function knockedInSince(memory: unknown): number {
  return (memory as Memory).knockedInCny;
}
