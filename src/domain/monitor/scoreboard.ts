import { type EpisodeReview, lowestAfter } from "./episode-review.ts";
import { type MonitorInputs, STAGE_PRODUCTS, type StageProduct } from "./inputs.ts";
import { PRODUCT_INDICATORS } from "./signs.ts";

/** Trading days after a clear within which a new low makes it a wrong one. */
export const JUDGED_DAYS = 20;
/** A further fall of the small caps that makes a clear a wrong one. */
export const WRONG_FALL = -0.1;

/** What followed a clear within 20 trading days. */
export interface Aftermath {
  /** Lowest close of the small caps over that of the clear, less one; NaN where unknown. */
  readonly fall: number;
  /** Whether a basis passed the episode's lowest (for a premium, highest) value, outside its frozen norm. */
  readonly newBasisLow: boolean;
  readonly wrong: boolean;
}

/** Judges an all-clear said at position `at` of the episode, with hindsight of 20 trading days. */
export function aftermath(inputs: MonitorInputs, review: EpisodeReview, at: number): Aftermath {
  const last = Math.min(at + JUDGED_DAYS, inputs.days.length - 1);
  const fall = lowestAfter(inputs.smallCaps, at, last);
  const newBasisLow = STAGE_PRODUCTS.some((product) => passedExtreme(inputs, review, product, at, last));
  return { fall, newBasisLow, wrong: newBasisLow || fall <= WRONG_FALL };
}

/** Whether the basis went further out of its frozen norm after `at` than it had been from the episode's start to then. */
function passedExtreme(
  inputs: MonitorInputs,
  { episode }: EpisodeReview,
  product: StageProduct,
  at: number,
  last: number,
): boolean {
  const norm = episode.frozen[PRODUCT_INDICATORS[product].basis];
  const sign = episode.side === "premium" ? -1 : 1;
  const signed = inputs.basis[product].map((basis) => sign * basis);
  const later = lowest(signed, at + 1, last);
  const outside = norm === null || later < (sign > 0 ? norm.low : -norm.high);
  return outside && later < lowest(signed, episode.start, at);
}

function lowest(values: Float64Array, from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = from; i <= to; i++) if (values[i] < least) least = values[i];
  return least;
}
