export interface PortfolioExposure {
  /** Mean exposure over the stocks that have one, by weight; NaN where none does. */
  readonly exposure: number;
  /** Share of the portfolio's weight that those stocks make up. */
  readonly covered: number;
}

/** Exposure of a portfolio to one style: the mean of its stocks' exposures by weight. NaN marks a stock without one. */
export function portfolioExposure(weights: Float64Array, exposures: Float64Array): PortfolioExposure {
  let [sum, covered, total] = [0, 0, 0];
  for (let j = 0; j < weights.length; j++) {
    if (weights[j] === 0) continue;
    total += weights[j];
    if (Number.isNaN(exposures[j])) continue;
    sum += weights[j] * exposures[j];
    covered += weights[j];
  }
  return { exposure: covered > 0 ? sum / covered : Number.NaN, covered: covered / total };
}
