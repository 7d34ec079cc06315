import { movingBlocks } from "../../../numerics/block-bootstrap.ts";
import type { RandomStream } from "../../../numerics/xoshiro.ts";
import { HEDGES, UNDERLYING, WIDTH } from "../buckets.ts";
import { BLOCK_DAYS } from "./ensemble.ts";

const PAIR = HEDGES.length;

/** Closes and dislocations of days in a row, up to an anchor: all that a forecast may draw from. */
export interface PastCloses {
  /** Log closes, [days x buckets]. */
  readonly logClose: Float64Array;
  /** Dislocations, [days x futures]; NaN where a product was not listed. */
  readonly dislocation: Float64Array;
}

/** What a day of the past did beyond the market: whole days are drawn, so that what moved together stays together. */
export interface Past {
  readonly days: number;
  /** Log return of the market, [days]. */
  readonly market: Float64Array;
  /** Log returns of the buckets less beta times the market, [days x buckets]. */
  readonly residual: Float64Array;
  /** Change of the dislocation that neither its reverting nor the index's return tells, [days x futures]. */
  readonly basisShock: Float64Array;
  /** Change of the dislocation that its reverting alone does not tell. */
  readonly plainShock: Float64Array;
  /** Share of a dislocation that closed a day, by future. */
  readonly reverting: Float64Array;
}

/**
 * Reads the past: dX = -k X + b r + e by least squares for each future, and dX = -k' X + e' without the return. A
 * product that was not listed on a day borrows the shock of the other. `beta` by bucket.
 */
export function pastOf({ logClose, dislocation }: PastCloses, beta: Float64Array): Past {
  const days = logClose.length / WIDTH - 1;
  const change = (t: number, k: number) => logClose[(t + 1) * WIDTH + k] - logClose[t * WIDTH + k];
  const market = Float64Array.from({ length: days }, (_, t) => change(t, 0));
  const residual = Float64Array.from({ length: days * WIDTH }, (_, at) => {
    const [t, k] = [Math.floor(at / WIDTH), at % WIDTH];
    return change(t, k) - beta[k] * market[t];
  });
  const basisShock = new Float64Array(days * PAIR).fill(Number.NaN);
  const plainShock = new Float64Array(days * PAIR).fill(Number.NaN);
  const reverting = new Float64Array(PAIR).fill(Number.NaN);
  for (let i = 0; i < PAIR; i++) {
    const before = (t: number) => dislocation[t * PAIR + i];
    const moved = (t: number) => dislocation[(t + 1) * PAIR + i] - before(t);
    const known = Array.from({ length: days }, (_, t) => t).filter((t) => Number.isFinite(moved(t)));
    if (known.length === 0) continue;
    const own = (t: number) => change(t, UNDERLYING[i]);
    const [alone] = leastSquares(known.map(moved), [known.map(before)]);
    const [with_, byReturn] = leastSquares(known.map(moved), [known.map(before), known.map(own)]);
    reverting[i] = Math.min(1, Math.max(0, -alone));
    for (const t of known) {
      plainShock[t * PAIR + i] = moved(t) - alone * before(t);
      basisShock[t * PAIR + i] = moved(t) - with_ * before(t) - byReturn * own(t);
    }
  }
  for (const shocks of [basisShock, plainShock]) borrow(shocks);
  for (let i = 0; i < PAIR; i++) if (Number.isNaN(reverting[i])) reverting[i] = reverting[1 - i];
  return { days, market, residual, basisShock, plainShock, reverting };
}

/** Fills the shocks of a day that one future lacks with the other's; 0 where both do. */
function borrow(shocks: Float64Array): void {
  for (let at = 0; at < shocks.length; at += PAIR) {
    for (let i = 0; i < PAIR; i++) {
      if (Number.isNaN(shocks[at + i])) shocks[at + i] = Number.isNaN(shocks[at + 1 - i]) ? 0 : shocks[at + 1 - i];
    }
  }
}

/** Coefficients of one or two regressors without a constant. */
function leastSquares(y: readonly number[], x: readonly (readonly number[])[]): number[] {
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, t) => sum + value * b[t], 0);
  if (x.length === 1) return [dot(x[0], y) / dot(x[0], x[0])];
  const [aa, ab, bb] = [dot(x[0], x[0]), dot(x[0], x[1]), dot(x[1], x[1])];
  const [ay, by] = [dot(x[0], y), dot(x[1], y)];
  const down = aa * bb - ab * ab;
  return [(ay * bb - by * ab) / down, (by * aa - ay * ab) / down];
}

/** Days of the past put together to days to come. */
export interface DrawnDays {
  readonly market: Float64Array;
  /** [days x buckets]. */
  readonly shocks: Float64Array;
  /** [days x futures]. */
  readonly basisShocks: Float64Array;
  readonly plainShocks: Float64Array;
}

/** Draws days to come in blocks of the past. */
export function drawnDays(past: Past, days: number, stream: RandomStream): DrawnDays {
  const positions = movingBlocks(past.days, days, BLOCK_DAYS, stream);
  const rows = (values: Float64Array, width: number) =>
    Float64Array.from(
      { length: days * width },
      (_, at) => values[positions[Math.floor(at / width)] * width + (at % width)],
    );
  return {
    market: rows(past.market, 1),
    shocks: rows(past.residual, WIDTH),
    basisShocks: rows(past.basisShock, PAIR),
    plainShocks: rows(past.plainShock, PAIR),
  };
}
