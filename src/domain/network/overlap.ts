import { largestEigenpair } from "../../numerics/largest-eigenpair.ts";
import type { Institutions } from "./institutions.ts";
import { requireDepth } from "./market-depth.ts";

/** How much the portfolios of all are one portfolio. */
export interface IndirectContagion {
  /** Largest eigenvalue of the overlap matrix, in money. */
  readonly largestEigenvalue: number;
  /** Its eigenvector, scaled to sum to 1: who contributes to and suffers from the sales of all. 0 throughout without holdings. */
  readonly index: Float64Array;
}

/**
 * Liquidity-weighted overlap of portfolios (Cont and Schaanning 2017, Norges Bank working paper 2/2017), row-major: sum over
 * assets of holding of i x holding of j / depth, which is the money that i loses for the share of its book that j sells.
 * `depth` as for `contSchaanning`.
 */
export function overlapMatrix(institutions: Institutions, depth: ArrayLike<number>): Float64Array {
  requireDepth(institutions.assets, depth);
  return products(scaledHoldings(institutions, depth), institutions.assets.length);
}

/**
 * Largest eigenvalue and eigenvector of `overlapMatrix`, without it: the matrix of assets by assets has the same non-zero
 * eigenvalues, and the smaller of the two is solved. The eigenvalue bounds what a round of sales costs; the eigenvector is
 * the index of indirect contagion (Cont and Schaanning 2019, "Monitoring indirect contagion").
 */
export function indirectContagion(institutions: Institutions, depth: ArrayLike<number>): IndirectContagion {
  requireDepth(institutions.assets, depth);
  const [count, kinds] = [institutions.names.length, institutions.assets.length];
  const scaled = scaledHoldings(institutions, depth);
  if (count <= kinds) {
    const { value, vector } = largestEigenpair(products(scaled, kinds), count);
    return { largestEigenvalue: value, index: value > 0 ? sharesOf(vector) : new Float64Array(count) };
  }
  const byAsset = Float64Array.from(scaled, (_, place) => scaled[(place % count) * kinds + Math.floor(place / count)]);
  const { value, vector } = largestEigenpair(products(byAsset, count), kinds);
  const weights = Float64Array.from(institutions.names, (_, i) => {
    let weight = 0;
    for (let k = 0; k < kinds; k++) weight += scaled[i * kinds + k] * vector[k];
    return weight;
  });
  return { largestEigenvalue: value, index: sharesOf(weights) };
}

function scaledHoldings({ assets, holdings }: Institutions, depth: ArrayLike<number>): Float64Array {
  return holdings.map((value, place) => value / Math.sqrt(depth[place % assets.length]));
}

/** Inner products of all pairs of rows of `width` columns. */
function products(matrix: Float64Array, width: number): Float64Array {
  const count = width === 0 ? 0 : matrix.length / width;
  const all = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      for (let k = 0; k < width; k++) all[i * count + j] += matrix[i * width + k] * matrix[j * width + k];
    }
  }
  return all;
}

/** Components of one sign as shares; 0 where all are. */
function sharesOf(vector: Float64Array): Float64Array {
  const sum = vector.reduce((total, value) => total + Math.abs(value), 0);
  return vector.map((value) => (sum > 0 ? Math.abs(value) / sum : 0));
}
