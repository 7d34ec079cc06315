/**
 * Generalized Pareto law of what a loss exceeds a threshold by: survival (1 + xi y / beta)^(-1/xi), and exp(-y / beta)
 * where xi is 0 (Pickands 1975; McNeil, Frey and Embrechts, Quantitative Risk Management, 2015, section 5.2).
 */
export interface GeneralizedPareto {
  /** Shape: above 0 a fat tail, 0 exponential, below 0 a bounded one. */
  readonly xi: number;
  /** Scale, above 0, in the unit of the losses. */
  readonly beta: number;
}

/** Below this the shape is taken as 0: the terms left out are smaller than the rounding of doubles. */
const FLAT = 1e-12;

/** (s^-xi - 1) / xi for a probability s in (0, 1]; -log s where xi is 0. */
export function excessFactor(xi: number, s: number): number {
  const log = -Math.log(s);
  return Math.abs(xi) < FLAT ? log : Math.expm1(xi * log) / xi;
}

/** Probability that an exceedance is above y. */
export function paretoSurvival({ xi, beta }: GeneralizedPareto, y: number): number {
  if (Math.abs(xi) < FLAT) return Math.exp(-y / beta);
  const grown = (xi * y) / beta;
  return grown <= -1 ? 0 : Math.exp(-Math.log1p(grown) / xi);
}

/** Exceedance that is passed with probability s. */
export function paretoQuantile({ xi, beta }: GeneralizedPareto, s: number): number {
  return beta * excessFactor(xi, s);
}

/** Log-likelihood of exceedances; -Infinity where one lies outside the support. */
export function paretoLogLikelihood({ xi, beta }: GeneralizedPareto, exceedances: Float64Array): number {
  if (!(beta > 0)) return Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const y of exceedances) {
    const grown = (xi * y) / beta;
    if (grown <= -1) return Number.NEGATIVE_INFINITY;
    sum += Math.abs(xi) < FLAT ? y / beta : (1 + 1 / xi) * Math.log1p(grown);
  }
  return -exceedances.length * Math.log(beta) - sum;
}
