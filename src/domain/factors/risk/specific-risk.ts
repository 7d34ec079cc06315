import { halfLifeDecay } from "../../../numerics/half-life.ts";
import { LEAST_RISK_DAYS } from "./factor-covariance.ts";

const HALF_LIFE = 84;
const LAGS = 5;

/** Specific risk of stocks, kept up as the days of specific returns come in. */
export interface SpecificVariance {
  /** Takes a day's specific returns in, one a stock of the panel; NaN where a stock has none. */
  add(returns: Float64Array): void;
  /** Standard deviation of one day's specific return of each stock; NaN with fewer than 60 days. */
  deviations(): Float64Array;
}

/**
 * Variance of specific returns with a half-life of 84 days and five Newey-West lags (CNE5S), about zero, which a
 * regression's residuals have for mean. Products of lag l are over the days on which both are known, each lag by its own
 * weights; where that gives no positive variance, the variance without lags.
 */
export function specificVariance(width: number): SpecificVariance {
  const decay = halfLifeDecay(HALF_LIFE);
  const earlier: Float64Array[] = [];
  const products = Array.from({ length: LAGS + 1 }, () => new Float64Array(width));
  const weights = Array.from({ length: LAGS + 1 }, () => new Float64Array(width));
  const counts = new Int32Array(width);
  return {
    add(returns) {
      earlier.unshift(returns.slice());
      earlier.length = Math.min(earlier.length, LAGS + 1);
      earlier.forEach((lagged, lag) => {
        addProducts(products[lag], weights[lag], returns, lagged, decay);
      });
      for (let j = 0; j < width; j++) if (!Number.isNaN(returns[j])) counts[j]++;
    },
    deviations: () =>
      Float64Array.from(counts, (count, j) =>
        count < LEAST_RISK_DAYS ? Number.NaN : Math.sqrt(varianceOf(products, weights, j)),
      ),
  };
}

function addProducts(
  products: Float64Array,
  weights: Float64Array,
  returns: Float64Array,
  lagged: Float64Array,
  decay: number,
): void {
  for (let j = 0; j < products.length; j++) {
    const product = returns[j] * lagged[j];
    const isKnown = !Number.isNaN(product);
    products[j] = decay * products[j] + (isKnown ? product : 0);
    weights[j] = decay * weights[j] + (isKnown ? 1 : 0);
  }
}

function varianceOf(products: readonly Float64Array[], weights: readonly Float64Array[], stock: number): number {
  const plain = products[0][stock] / weights[0][stock];
  let variance = plain;
  for (let lag = 1; lag <= LAGS; lag++) {
    const weight = weights[lag][stock];
    if (weight > 0) variance += (2 * (1 - lag / (LAGS + 1)) * products[lag][stock]) / weight;
  }
  return variance > 0 ? variance : plain;
}
