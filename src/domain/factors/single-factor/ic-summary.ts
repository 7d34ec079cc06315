import { mean, standardDeviation } from "../../../numerics/moments.ts";

/** What a run of daily information coefficients comes to. NaN where there are too few of them. */
export interface IcSummary {
  /** Days on which the coefficient is known. */
  readonly days: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1). */
  readonly standardDeviation: number;
  /** Mean over standard deviation: the information ratio of the coefficient, not annualised. */
  readonly informationRatio: number;
  /** Mean over its standard error, the days taken as independent. */
  readonly tValue: number;
  /** The same with the standard error of Newey and West, for returns that overlap. */
  readonly overlapTValue: number;
  /** Share of the days with a coefficient above zero. */
  readonly positiveShare: number;
}

/** Sums up the known values; returns over `horizon` rows overlap in `horizon` - 1 of them. */
export function icSummary(values: ArrayLike<number>, horizon: number): IcSummary {
  const known = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  const average = mean(known);
  const deviation = standardDeviation(known);
  return {
    days: known.length,
    mean: average,
    standardDeviation: deviation,
    informationRatio: average / deviation,
    tValue: (average / deviation) * Math.sqrt(known.length),
    overlapTValue: average / Math.sqrt(longRunVariance(known, horizon - 1) / known.length),
    positiveShare: known.length === 0 ? Number.NaN : known.filter((value) => value > 0).length / known.length,
  };
}

/**
 * Variance of the mean times the number of values, Bartlett weights to `lags` (W. Newey and K. West, Econometrica 55,
 * 1987), with the divisor n - 1 so that no lag gives the sample variance. NaN for fewer than `lags` + 2 values.
 */
function longRunVariance(values: Float64Array, lags: number): number {
  if (values.length < lags + 2) return Number.NaN;
  const average = mean(values);
  const covariance = (lag: number) => {
    let sum = 0;
    for (let i = lag; i < values.length; i++) sum += (values[i] - average) * (values[i - lag] - average);
    return sum / (values.length - 1);
  };
  let variance = covariance(0);
  for (let lag = 1; lag <= lags; lag++) variance += 2 * (1 - lag / (lags + 1)) * covariance(lag);
  return variance;
}
