import { quantileOfSorted, sortedFinite } from "../../../numerics/quantile.ts";

/** How a figure differs from run to run; all NaN where no run has it. */
export interface Spread {
  readonly least: number;
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
  readonly most: number;
}

/** The spread of the finite values. */
export function spreadOf(values: ArrayLike<number>): Spread {
  const sorted = sortedFinite(values);
  const at = (p: number) => quantileOfSorted(sorted, p);
  return { least: at(0), p10: at(0.1), median: at(0.5), p90: at(0.9), most: at(1) };
}
