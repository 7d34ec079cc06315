/**
 * The few numbers of the crowding measures: round counts of trading days and equal weights of five families of measures.
 * None is fitted to an episode.
 */

/** Days over which shares of trading and turnover are averaged (sell-side practice: 5, 20 or 60). */
export const TURNOVER_DAYS = 20;
/** Days of relative strength and of the volatility ratio. */
export const STRENGTH_DAYS = 60;
export const VOLATILITY_DAYS = 60;
/** Days of the correlation of residual returns (MSCI uses 63). */
export const CORRELATION_DAYS = 60;
/** Long-run reversal: 36 months where so much is loaded, else what is, but not less than a year (MSCI: 36 months). */
export const REVERSAL_DAYS = 750;
export const LEAST_REVERSAL_DAYS = 250;
/** Share of a window that must be known. */
export const LEAST_KNOWN = 0.9;

/** A percentile looks back over three years, and is told from half a year on. */
export const PERCENTILE_DAYS = 750;
export const LEAST_PERCENTILE_DAYS = 120;

/** Fewest stocks of an industry whose mean is taken off; smaller ones take off the market's. */
export const LEAST_INDUSTRY_STOCKS = 5;
/** Fewest stocks between which a mean correlation is told. */
export const LEAST_CORRELATED = 10;

/** Measures of a rung; each is high when the rung is crowded. */
export const MEASURES = [
  "amountRatio",
  "turnoverRatio",
  "relativeStrength",
  "volatilityRatio",
  "pairwiseCorrelation",
  "reversal",
  "valuationSpread",
] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * Weights of the composite of a rung: a fifth to each family, trading (two measures), strength, volatility, correlation
 * and reversal. The valuation spread joins with its fifth where fundamentals are loaded; weights are taken to sum to one.
 */
export const WEIGHTS: Readonly<Record<Measure, number>> = {
  amountRatio: 0.1,
  turnoverRatio: 0.1,
  relativeStrength: 0.2,
  volatilityRatio: 0.2,
  pairwiseCorrelation: 0.2,
  reversal: 0.2,
  valuationSpread: 0.2,
};
/** Share of the weight of a rung's possible measures that must be known for its composite. */
export const LEAST_WEIGHT = 0.8;

/** Composite from which a reader is alerted, says crowded, says extreme, and takes it as over (sell-side practice). */
export const THRESHOLDS = { over: 0.7, alert: 0.8, crowded: 0.9, extreme: 0.97 } as const;

/** Days back in which the peaks of the rungs are looked for. */
export const PEAK_DAYS = 250;
