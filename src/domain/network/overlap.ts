import { largestEigenpair } from "../../numerics/largest-eigenpair.ts";
import { requireDepth } from "./cont-schaanning.ts";
import type { Institutions } from "./institutions.ts";

/** What institutions lose to each other's sales, at the prices of the start. */
export interface Overlap {
  /** Row-major: money that i loses for each share of its book that j sells, sum over assets of holding x holding / depth. */
  readonly matrix: Float64Array;
  /** Largest eigenvalue of the matrix, in money. */
  readonly largestEigenvalue: number;
  /** Its eigenvector, scaled to sum to 1: who contributes to and suffers from sales of all. 0 throughout without overlap. */
  readonly contagionIndex: Float64Array;
}

/**
 * Liquidity-weighted overlap of portfolios and its largest eigenvalue, which bounds what a round of sales costs, with the
 * eigenvector as index of indirect contagion (Cont and Schaanning 2017, Norges Bank working paper 2/2017; Cont and
 * Schaanning 2019, "Monitoring indirect contagion"). The eigenpair is found from the matrix of assets by assets that has
 * the same non-zero eigenvalues. `depth` as for `contSchaanning`.
 */
export function liquidityOverlap({ names, assets, holdings }: Institutions, depth: ArrayLike<number>): Overlap {
  requireDepth(assets, depth);
  const [count, kinds] = [names.length, assets.length];
  const scaled = holdings.map((value, place) => value / Math.sqrt(depth[place % kinds]));
  const matrix = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      for (let k = 0; k < kinds; k++) matrix[i * count + j] += scaled[i * kinds + k] * scaled[j * kinds + k];
    }
  }
  const byAssets = new Float64Array(kinds * kinds);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < kinds; k++) {
      for (let l = 0; l < kinds; l++) byAssets[k * kinds + l] += scaled[i * kinds + k] * scaled[i * kinds + l];
    }
  }
  const { value, vector } = largestEigenpair(byAssets, kinds);
  return { matrix, largestEigenvalue: value, contagionIndex: indexOf(scaled, vector, count) };
}

function indexOf(scaled: Float64Array, vector: Float64Array, count: number): Float64Array {
  const kinds = vector.length;
  const weights = Float64Array.from({ length: count }, (_, i) => {
    let weight = 0;
    for (let k = 0; k < kinds; k++) weight += scaled[i * kinds + k] * vector[k];
    return Math.abs(weight);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? weights.map((weight) => weight / sum) : weights;
}
