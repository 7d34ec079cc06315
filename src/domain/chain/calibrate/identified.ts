import { quantileOfSorted } from "../../../numerics/quantile.ts";
import { PARAMETERS, type ParameterName } from "../parameters.ts";
import type { BlockFit } from "./search.ts";

/** A parameter that the accepted sets hold within this share of its plausible range is identified. */
export const IDENTIFIED_WITHIN = 0.35;
/** On a bound: within this share of the range from it. */
const NEAR = 0.02;

/** What a fit tells of one parameter. */
export interface Identification {
  readonly name: ParameterName;
  readonly best: number;
  /** 5th, 50th and 95th percentile over the accepted sets. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly identified: boolean;
  readonly onBound: "low" | "high" | null;
}

export function identification(names: readonly ParameterName[], { best, accepted }: BlockFit): Identification[] {
  return names.map((name) => {
    const { low: from, high: to } = PARAMETERS[name];
    const values = Float64Array.from(accepted, ({ parameters }) => parameters[name]).sort();
    const [low, middle, high] = [0.05, 0.5, 0.95].map((p) => quantileOfSorted(values, p));
    const value = best.parameters[name];
    const place = (value - from) / (to - from);
    return {
      name,
      best: value,
      low,
      middle,
      high,
      identified: (high - low) / (to - from) <= IDENTIFIED_WITHIN,
      onBound: place < NEAR ? "low" : place > 1 - NEAR ? "high" : null,
    };
  });
}
