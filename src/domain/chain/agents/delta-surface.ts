/** Deltas of one kind of note by day and price, on an initial price of 1: what its dealer would hold uncapped. */
export interface DeltaSurface {
  /** Ladders, one every LADDER_EVERY trading days from the start on. */
  readonly ladders: number;
  /** [ladders x prices]. */
  readonly alive: Float64Array;
  readonly knockedIn: Float64Array;
}

/** Trading days between two ladders of a note. */
export const LADDER_EVERY = 5;

/** Log prices at which every ladder stands: `count` of them, evenly from `low`. */
export const PRICE_GRID = { low: Math.log(0.45), step: 0.005, count: 213 } as const;

/** Prices of the grid: from 45% of the initial price to 130% of it. */
export function gridPrices(): Float64Array {
  return Float64Array.from({ length: PRICE_GRID.count }, (_, i) => Math.exp(PRICE_GRID.low + PRICE_GRID.step * i));
}

/** The surfaces of many notes in two long rows, each kept once. */
export interface PackedSurfaces {
  readonly alive: Float64Array;
  readonly knockedIn: Float64Array;
  /** Where each note's surface begins, and its last ladder. */
  readonly begin: Int32Array;
  readonly last: Int32Array;
}

export function packSurfaces(surfaces: readonly DeltaSurface[]): PackedSurfaces {
  const places = new Map<DeltaSurface, number>();
  let length = 0;
  for (const surface of surfaces) {
    if (places.has(surface)) continue;
    places.set(surface, length);
    length += surface.alive.length;
  }
  const packed = { alive: new Float64Array(length), knockedIn: new Float64Array(length) };
  for (const [surface, place] of places) {
    packed.alive.set(surface.alive, place);
    packed.knockedIn.set(surface.knockedIn, place);
  }
  return {
    ...packed,
    begin: Int32Array.from(surfaces, (surface) => places.get(surface)!),
    last: Int32Array.from(surfaces, ({ ladders }) => ladders - 1),
  };
}

/**
 * Delta between the points of a packed row: linear in log price and in days, flat beyond the ends. `begin` and `last` as
 * the note's; `days` since the start.
 */
export function deltaBetween(row: Float64Array, begin: number, last: number, logPrice: number, days: number): number {
  const { low, step, count } = PRICE_GRID;
  const place = Math.min(count - 1.000001, Math.max(0, (logPrice - low) / step));
  const i = place | 0;
  const across = place - i;
  const at = days / LADDER_EVERY;
  const ladder = Math.min(last, at | 0);
  const from = begin + ladder * count + i;
  const now = row[from] + across * (row[from + 1] - row[from]);
  if (ladder === last) return now;
  const later = row[from + count] + across * (row[from + count + 1] - row[from + count]);
  return now + (at - ladder) * (later - now);
}
