import { invertPositiveDefinite } from "../../../numerics/cholesky.ts";
import type { CrossSection, Sample } from "./cross-section.ts";

/**
 * The regression of a day, made ready: r = country + industry + sum of styles x exposure + specific, by weighted least
 * squares, the industries' returns weighted by market value summing to zero. Industries do not overlap, so taking each
 * group's weighted mean out of styles and returns leaves a system of the styles alone (Frisch and Waugh 1933; Lovell 1963)
 * with the same solution as R (R'X'WXR)^-1 R'X'W of CNE5. Null where the styles tell one another.
 */
export function crossSectionOf(sample: Sample): CrossSection | null {
  const { count, weights, marketValues, groups, groupCount, styles } = sample;
  const groupWeights = new Float64Array(groupCount);
  const groupShares = new Float64Array(groupCount);
  let marketValue = 0;
  for (let i = 0; i < count; i++) {
    groupWeights[groups[i]] += weights[i];
    groupShares[groups[i]] += marketValues[i];
    marketValue += marketValues[i];
  }
  for (let k = 0; k < groupCount; k++) groupShares[k] /= marketValue;
  const groupMeans = styles.map((values) => meansByGroup(values, sample, groupWeights));
  const inverse = invertPositiveDefinite(productsWithinGroups(sample, groupMeans), styles.length);
  return inverse && { sample, groupWeights, groupMeans, groupShares, inverse };
}

/** Weighted mean of values in each group; 0 for a group without stocks. */
export function meansByGroup(
  values: Float64Array,
  { count, weights, groups, groupCount }: Sample,
  groupWeights: Float64Array,
): Float64Array {
  const means = new Float64Array(groupCount);
  for (let i = 0; i < count; i++) means[groups[i]] += weights[i] * values[i];
  for (let k = 0; k < groupCount; k++) if (groupWeights[k] > 0) means[k] /= groupWeights[k];
  return means;
}

function productsWithinGroups(sample: Sample, means: readonly Float64Array[]): Float64Array {
  const { count, weights, groups, styles } = sample;
  const size = styles.length;
  const products = new Float64Array(size * size);
  const row = new Float64Array(size);
  for (let i = 0; i < count; i++) {
    for (let a = 0; a < size; a++) row[a] = styles[a][i] - means[a][groups[i]];
    for (let a = 0; a < size; a++) {
      const weighted = weights[i] * row[a];
      for (let b = 0; b <= a; b++) products[a * size + b] += weighted * row[b];
    }
  }
  for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) products[a * size + b] = products[b * size + a];
  return products;
}
