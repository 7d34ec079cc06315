import { correlation, mean, standardDeviation } from "../../numerics/moments.ts";

/** How closely one series of daily returns follows another. */
export interface Tracking {
  /** Days on which both are known. */
  readonly days: number;
  readonly correlation: number;
  /** Mean, sample standard deviation and largest size of the daily difference, as decimals. */
  readonly meanDifference: number;
  readonly differenceDeviation: number;
  readonly largestDifference: number;
}

/** Compares daily returns of equal length on the days where neither is NaN; figures are NaN where too few days are left. */
export function tracking(returns: Float64Array, reference: Float64Array): Tracking {
  const both = [...returns.keys()].filter((t) => !Number.isNaN(returns[t] + reference[t]));
  const x = both.map((t) => returns[t]);
  const y = both.map((t) => reference[t]);
  const difference = x.map((value, i) => value - y[i]);
  return {
    days: both.length,
    correlation: correlation(x, y),
    meanDifference: mean(difference),
    differenceDeviation: standardDeviation(difference),
    largestDifference: difference.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0),
  };
}
