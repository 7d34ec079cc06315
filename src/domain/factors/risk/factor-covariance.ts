import { halfLifeWeights } from "../../../numerics/half-life.ts";
import { neweyWest } from "../../../numerics/newey-west.ts";

/** CNE5S: half-lives and lags, in days, of volatilities and of correlations. */
const VOLATILITY = { halfLife: 84, lags: 5 };
const CORRELATION = { halfLife: 504, lags: 2 };
/** Fewest days from which risk is told. */
export const LEAST_RISK_DAYS = 60;

/** Risk of factors as of the last day given, of one day. */
export interface FactorCovariance {
  /** Positions of the factors that have returns on enough days. */
  readonly factors: readonly number[];
  /** Standard deviation of a day's return, in the order of `factors`. */
  readonly volatilities: Float64Array;
  /** Row-major, in the order of `factors`; unit diagonal. */
  readonly correlations: Float64Array;
  /** Row-major, in the order of `factors`: volatility x correlation x volatility. */
  readonly covariance: Float64Array;
  /** Days on which all of `factors` have returns, from which the correlations come. */
  readonly days: number;
}

/**
 * Covariance of daily factor returns (CNE5S): volatilities with a half-life of 84 days and five Newey-West lags, over the
 * days on which the factor has a return; correlations with 504 and two, over the days on which all have one. `returns`
 * holds a series a factor, NaN where it is absent; means are subtracted with the same weights. A factor with fewer than 60
 * days is left out. Positive semidefinite. No eigenfactor or volatility-regime adjustment is made. Null where no factor is
 * left or fewer than 60 days are common.
 */
export function factorCovariance(returns: readonly Float64Array[]): FactorCovariance | null {
  const factors = returns.flatMap((series, k) => (countOf(series) < LEAST_RISK_DAYS ? [] : [k]));
  const common = [...(returns[0]?.keys() ?? [])].filter((t) => factors.every((k) => !Number.isNaN(returns[k][t])));
  if (factors.length === 0 || common.length < LEAST_RISK_DAYS) return null;
  const volatilities = Float64Array.from(factors, (k) => volatilityOf(returns[k]));
  const correlations = correlationsOf(factors.map((k) => Float64Array.from(common, (t) => returns[k][t])));
  const size = factors.length;
  const covariance = correlations.map(
    (value, at) => value * volatilities[Math.floor(at / size)] * volatilities[at % size],
  );
  return { factors, volatilities, correlations, covariance, days: common.length };
}

function countOf(series: Float64Array): number {
  return series.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
}

function volatilityOf(series: Float64Array): number {
  const known = series.filter((value) => !Number.isNaN(value));
  return Math.sqrt(longRun([known], VOLATILITY)[0]);
}

function correlationsOf(series: readonly Float64Array[]): Float64Array {
  const size = series.length;
  const covariance = longRun(series, CORRELATION);
  return covariance.map((value, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    return i === j ? 1 : value / Math.sqrt(covariance[i * size + i] * covariance[j * size + j]);
  });
}

/** Weighted Newey-West covariance of series of equal length about their weighted means. */
function longRun(series: readonly Float64Array[], { halfLife, lags }: typeof VOLATILITY): Float64Array {
  const [width, length] = [series.length, series[0].length];
  const weights = halfLifeWeights(length, halfLife);
  const means = series.map((values) => values.reduce((sum, value, t) => sum + weights[t] * value, 0));
  const rows = Float64Array.from({ length: length * width }, (_, at) => {
    const k = at % width;
    return series[k][Math.floor(at / width)] - means[k];
  });
  return neweyWest(rows, width, weights, lags);
}
