import { HEDGES, MICRO, WIDTH } from "../buckets.ts";

/** What a run is held against, day by day from the day after the start. */
export interface Recorded {
  /** Log prices over the start, [days x buckets]. */
  readonly logPrice: Float64Array;
  /** [days x futures]. */
  readonly dislocation: Float64Array;
  readonly weightedBasis: Float64Array;
  readonly openInterestLots: Float64Array;
  readonly startDislocation: Float64Array;
  readonly startOpenInterestLots: Float64Array;
}

const IM = HEDGES.indexOf("IM");
/** A day counts as one of the unwind where the discount narrowed by so much and micro caps fell by so much. */
const NARROWED = 0.02;
const FELL = 0.02;

/** Days in the record. */
export function lengthOf({ logPrice }: Recorded): number {
  return logPrice.length / WIDTH;
}

export function weightedBasisOn({ weightedBasis }: Recorded, t: number): number {
  return weightedBasis[t * HEDGES.length + IM];
}

export function microOn({ logPrice }: Recorded, t: number): number {
  return t < 0 ? 0 : logPrice[t * WIDTH + MICRO];
}

/** Day of the deepest weighted basis of IM. */
export function deepestDay(recorded: Recorded): number {
  let deepest = 0;
  for (let t = 1; t < lengthOf(recorded); t++) {
    if (weightedBasisOn(recorded, t) < weightedBasisOn(recorded, deepest)) deepest = t;
  }
  return deepest;
}

/** Days that bear both marks of the unwind: the discount narrows while micro caps fall. */
export function unwindDays(recorded: Recorded): number[] {
  const days: number[] = [];
  for (let t = 1; t < lengthOf(recorded); t++) {
    const narrowed = weightedBasisOn(recorded, t) - weightedBasisOn(recorded, t - 1);
    const fell = microOn(recorded, t - 1) - microOn(recorded, t);
    if (narrowed > NARROWED && fell > FELL) days.push(t);
  }
  return days;
}
