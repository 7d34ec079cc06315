import { type EpisodeReview, lowestAfter } from "./episode-review.ts";
import { type MonitorInputs, STAGE_PRODUCTS } from "./inputs.ts";

/** Trading days after a clear within which a new low makes it a wrong one. */
export const JUDGED_DAYS = 20;
/** A further fall of the small caps that makes a clear a wrong one. */
export const WRONG_FALL = -0.1;

/** What followed a clear within 20 trading days. */
export interface Aftermath {
  /** Lowest close of the small caps over that of the clear, less one; NaN where unknown. */
  readonly fall: number;
  /** Whether a basis passed its lowest (for a premium, its highest) value between the episode's start and the clear. */
  readonly newBasisLow: boolean;
  readonly wrong: boolean;
}

/** Judges an all-clear said at position `at` of the episode, with hindsight of 20 trading days. */
export function aftermath(inputs: MonitorInputs, review: EpisodeReview, at: number): Aftermath {
  const last = Math.min(at + JUDGED_DAYS, inputs.days.length - 1);
  const fall = lowestAfter(inputs.smallCaps, at, last);
  const sign = review.episode.side === "premium" ? -1 : 1;
  const newBasisLow = STAGE_PRODUCTS.some((product) => {
    const signed = inputs.basis[product].map((basis) => sign * basis);
    return lowest(signed, at + 1, last) < lowest(signed, review.episode.start, at);
  });
  return { fall, newBasisLow, wrong: newBasisLow || fall <= WRONG_FALL };
}

function lowest(values: Float64Array, from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = from; i <= to; i++) if (values[i] < least) least = values[i];
  return least;
}
