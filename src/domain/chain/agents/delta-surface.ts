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

/**
 * The surfaces of many notes in two long rows, each surface kept once: [ladders x surfaces x prices], so that what is
 * read in a day stands together. A surface repeats its last ladder as often as it takes, and once beyond the end of all.
 */
export interface PackedSurfaces {
  readonly alive: Float64Array;
  readonly knockedIn: Float64Array;
  /** Where each note's surface begins within a ladder. */
  readonly begin: Int32Array;
  /** From one ladder to the next. */
  readonly stride: number;
  readonly ladders: number;
}

export function packSurfaces(surfaces: readonly DeltaSurface[]): PackedSurfaces {
  const kinds = [...new Set(surfaces)];
  const { count } = PRICE_GRID;
  const stride = kinds.length * count;
  const ladders = kinds.reduce((most, kind) => Math.max(most, kind.ladders), 1);
  const packed = (row: (kind: DeltaSurface) => Float64Array) => {
    const rows = new Float64Array((ladders + 1) * stride);
    for (let at = 0; at <= ladders; at++) {
      kinds.forEach((kind, k) => {
        const from = Math.min(at, kind.ladders - 1) * count;
        rows.set(row(kind).subarray(from, from + count), at * stride + k * count);
      });
    }
    return rows;
  };
  const begins = new Map(kinds.map((kind, k) => [kind, k * count]));
  return {
    alive: packed((kind) => kind.alive),
    knockedIn: packed((kind) => kind.knockedIn),
    begin: Int32Array.from(surfaces, (surface) => begins.get(surface)!),
    stride,
    ladders,
  };
}

/** Where a moment stands among the ladders of a pack: the ladder before it, and how much of the way to the next has passed. */
export interface Rung {
  readonly from: number;
  readonly next: number;
  readonly passed: number;
}

/** The rung at so many days since the start; beyond the last ladder its deltas stay. */
export function rungAt({ stride, ladders }: PackedSurfaces, days: number): Rung {
  const at = Math.min(ladders - 1, days / LADDER_EVERY);
  const ladder = Math.floor(at);
  return { from: ladder * stride, next: stride, passed: at - ladder };
}

const HIGHEST = PRICE_GRID.count - 1.000001;
const PER_STEP = 1 / PRICE_GRID.step;

/**
 * Delta between the points of a packed row: linear in log price and in days, flat beyond the ends. `begin` as the
 * note's.
 */
export function deltaBetween(row: Float64Array, begin: number, logPrice: number, { from, next, passed }: Rung): number {
  const place = (logPrice - PRICE_GRID.low) * PER_STEP;
  const within = place < 0 ? 0 : place > HIGHEST ? HIGHEST : place;
  const i = within | 0;
  const across = within - i;
  const before = begin + from + i;
  const after = before + next;
  const now = row[before] + across * (row[before + 1] - row[before]);
  const later = row[after] + across * (row[after + 1] - row[after]);
  return now + passed * (later - now);
}
