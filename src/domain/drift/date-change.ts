import { LEAST_AFTER, MEMORY } from "./break-watch.ts";
import { momentsBetween, type RunningMoments } from "./moments.ts";
import { fitStyle } from "./style-fit.ts";
import type { StyleModel } from "./style-model.ts";

/** A model with its sums. */
export interface FittedModel {
  readonly model: StyleModel;
  readonly running: RunningMoments;
}

/** A change as it was found, and the observations `from` to `to` (exclusive) between which it is sought anew. */
interface Around {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** How far from where it was found a change is sought anew. */
const REACH = 50;

/**
 * Where a change is dated with the observations up to `to`: its place is sought anew between its neighbours, least squares
 * on both sides (the repartition of Bai 1997).
 */
export function dated(before: FittedModel, after: FittedModel, { at, from, to }: Around): number {
  const [first, last] = [Math.max(from, at - MEMORY), Math.min(to, at + MEMORY)];
  let best = at;
  let least = Number.POSITIVE_INFINITY;
  const end = Math.min(last - LEAST_AFTER, at + REACH);
  for (let place = Math.max(first + LEAST_AFTER, at - REACH); place <= end; place++) {
    const sum = squares(before, first, place) + squares(after, place, last);
    if (sum < least) [best, least] = [place, sum];
  }
  return best;
}

function squares({ model, running }: FittedModel, from: number, to: number): number {
  return fitStyle(model, momentsBetween(running, from, to)).squares;
}
