import type { ValuedPosition } from "./valued-position.ts";

/** What dealers must trade in the index over one day in which it moves, in units of the index: positive is a purchase. */
export interface FlowPoint {
  readonly move: number;
  /** Where the index closes. */
  readonly price: number;
  /** Notional that this close knocks in, and out; yuan. */
  readonly knockedInCny: number;
  readonly knockedOutCny: number;
  readonly units: number;
  /** The same where no dealer holds more than the cap. */
  readonly cappedUnits: number;
}

/** A delta as a dealer hedges it: never more than the cap, on one unit of the index. */
export function capped(delta: number, cap: number): number {
  return Math.min(delta, cap);
}

/**
 * Flow over the next day by move, for positions on one index: the hedge after that close less the hedge after the same
 * close of an index that stood still. The passing of the day is left out of it (see `passingUnits`), so a move of 0 is
 * no flow.
 */
export function hedgeFlow(valued: readonly ValuedPosition[], moves: readonly number[], cap: number): FlowPoint[] {
  return moves.map((move, i): FlowPoint => {
    const point = { knockedInCny: 0, knockedOutCny: 0, units: 0, cappedUnits: 0 };
    for (const { position, units, next } of valued) {
      const still = next.delta[moves.length];
      point.units += units * (next.delta[i] - still);
      point.cappedUnits += units * (capped(next.delta[i], cap) - capped(still, cap));
      if (next.knocksIn[i]) point.knockedInCny += position.contract.notionalCny;
      if (next.knocksOut[i]) point.knockedOutCny += position.contract.notionalCny;
    }
    return { move, price: (valued[0]?.view.spot ?? Number.NaN) * (1 + move), ...point };
  });
}

/** Units traded because a day passes while the index stands still, knock-out dates of that day included. */
export function passingUnits(valued: readonly ValuedPosition[], cap = Infinity): number {
  let sum = 0;
  for (const { units, now, next } of valued) {
    sum += units * (capped(next.delta[next.delta.length - 1], cap) - capped(now.delta, cap));
  }
  return sum;
}

/** Units held after today's close. */
export function hedgeUnits(valued: readonly ValuedPosition[], cap = Infinity): number {
  let sum = 0;
  for (const { units, now } of valued) sum += units * capped(now.delta, cap);
  return sum;
}

/** Units traded when the index crosses the knock-in of these positions downwards at the next close: a sale is negative. */
export function cliffUnits(valued: readonly ValuedPosition[], cap = Infinity): number {
  let sum = 0;
  for (const { units, next } of valued) {
    if (next.cliff) sum += units * (capped(next.cliff.below, cap) - capped(next.cliff.above, cap));
  }
  return sum;
}
