import { InputError } from "../../errors.ts";
import { type Day, formatDay } from "../calendar/index.ts";

/**
 * What a leveraged account lives through, day by day; the first day is that of entry, at its close, and its returns are
 * not read. T values each.
 */
export interface DmaPath {
  readonly days: Int32Array;
  /** Return of the basket since the close before, as held: shares bought at entry and left alone. */
  readonly stockReturns: Float64Array;
  /** Return of the contracts that are short; the short loses what they gain. */
  readonly shortReturns: Float64Array;
  /** Share of the basket that nobody buys at the close: locked limit-down or suspended. */
  readonly locked: Float64Array;
}

/** Throws InputError for a path of fewer than two days, or with a return or a locked share that is not known. */
export function requirePath({ days, stockReturns, shortReturns, locked }: DmaPath): void {
  if (days.length < 2) throw new InputError(`the path has ${days.length} days; expected the day of entry and one more`);
  for (let t = 1; t < days.length; t++) {
    const known = stockReturns[t] > -1 && shortReturns[t] > -1 && locked[t] >= 0 && locked[t] <= 1;
    if (!known) throw new InputError(unknown(days[t], stockReturns[t], shortReturns[t], locked[t]));
  }
}

function unknown(day: Day, stocks: number, short: number, locked: number): string {
  return `on ${formatDay(day)} the basket returns ${stocks}, the short ${short} and ${locked} is locked; expected returns above -1 and a share from 0 to 1`;
}

/**
 * Return by day of a mix of legs bought at the first close in `weights` and left alone: the weights drift. Legs are
 * returns by day, of which the first is not read.
 */
export function driftingReturns(weights: readonly number[], legs: readonly Float64Array[]): Float64Array {
  const values = [...weights];
  return legs[0].map((_, t) => {
    if (t === 0) return Number.NaN;
    const before = values.reduce((sum, value) => sum + value, 0);
    legs.forEach((leg, k) => {
      values[k] *= 1 + leg[t];
    });
    return values.reduce((sum, value) => sum + value, 0) / before - 1;
  });
}

/** Return by day of a mix of legs set back to `weights` at every close. */
export function restruckReturns(weights: readonly number[], legs: readonly Float64Array[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return legs[0].map((_, t) =>
    t === 0 ? Number.NaN : legs.reduce((sum, leg, k) => sum + (weights[k] / total) * leg[t], 0),
  );
}

/** Days `from` to `to` of a path, both included, entered at the close of `from`. */
export function stretchOf(path: DmaPath, from: number, to: number): DmaPath {
  return {
    days: path.days.subarray(from, to + 1),
    stockReturns: path.stockReturns.subarray(from, to + 1),
    shortReturns: path.shortReturns.subarray(from, to + 1),
    locked: path.locked.subarray(from, to + 1),
  };
}
