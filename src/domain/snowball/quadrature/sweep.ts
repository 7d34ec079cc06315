import type { Claim } from "../claim.ts";
import type { DailyLaw } from "../daily-law.ts";
import { ELEMENT_WIDTH } from "./axis.ts";
import { ROUNDING, stepErrorBound } from "./error-bound.ts";
import { frameFor } from "./frame.ts";
import { jumpBack, jumpLength } from "./jump-back.ts";
import type { Kernels } from "./kernels.ts";
import type { Range } from "./range.ts";
import type { Slice } from "./slice.ts";
import { lastSlice, stepBack } from "./step-back.ts";

/** A claim valued backwards to the slice of its first event. */
export interface Sweep {
  readonly law: DailyLaw;
  readonly first: Slice;
  /** Largest error of an expectation of the first slice. */
  readonly errorBound: number;
}

const STEP_ERROR = stepErrorBound(ELEMENT_WIDTH);

/** Values a claim from its maturity back to its first event, to be seen from log prices in the range `spots`. */
export function sweep(claim: Claim, law: DailyLaw, spots: Range, kernels: Kernels): Sweep {
  const frame = frameFor(claim, law, kernels, spots);
  let slice = lastSlice(claim, frame.axis);
  let sum = 0;
  let largest = 0;
  for (let at = claim.events.length - 1; at >= 0; ) {
    const jump = jumpLength(claim, at, slice, frame);
    slice = jump > 0 ? jumpBack(claim, at, slice, jump, frame) : stepBack(claim, at, slice, frame);
    const steps = Math.max(1, jump);
    const size = largestValue(slice);
    sum += size * steps;
    largest = Math.max(largest, size);
    at -= steps;
  }
  const errorBound = 2 * sum * STEP_ERROR + ROUNDING * (largest + largestPayoff(claim));
  return { law, first: slice, errorBound };
}

function largestValue({ values, part }: Slice): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  for (const value of part?.values ?? []) largest = Math.max(largest, Math.abs(value));
  return largest;
}

function largestPayoff(claim: Claim): number {
  return Math.max(...claim.payoff.map((piece) => Math.abs(piece.constant)));
}
