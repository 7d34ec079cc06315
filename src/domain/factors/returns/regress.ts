import type { CrossSection } from "./cross-section.ts";
import { meansByGroup } from "./cross-section-of.ts";

/** What a day's returns say of the factors. Returns are decimals. */
export interface Fit {
  readonly country: number;
  /** Return of each group over the country's; NaN for a group without stocks. */
  readonly industries: Float64Array;
  /** Return of each style for one standard deviation of exposure. */
  readonly styles: Float64Array;
  /** Each style's return over its standard error, the specific variance taken as inverse to the weights. */
  readonly tValues: Float64Array;
  /** Share of the weighted variance of returns, about their weighted mean, that country, industries and styles explain. */
  readonly r2: number;
  /** Returns of the stocks that no factor explains, in the order of the sample. */
  readonly specific: Float64Array;
}

/** Regresses returns, one a stock of the sample and none missing, on the factors (see crossSectionOf). */
export function regress(section: CrossSection, returns: Float64Array): Fit {
  const { sample, groupWeights, groupMeans, groupShares, inverse } = section;
  const { count, groups, groupCount, styles: exposures } = sample;
  const meanReturns = meansByGroup(returns, sample, groupWeights);
  const moments = exposures.map((values, a) => momentWithin(section, values, groupMeans[a], returns, meanReturns));
  const size = exposures.length;
  const styles = Float64Array.from({ length: size }, (_, a) =>
    moments.reduce((sum, moment, b) => sum + inverse[a * size + b] * moment, 0),
  );
  const levels = meanReturns.map((mean, k) => groupMeans.reduce((left, means, a) => left - styles[a] * means[k], mean));
  const country = levels.reduce((sum, level, k) => sum + groupShares[k] * level, 0);
  const specific = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let told = levels[groups[i]];
    for (let a = 0; a < size; a++) told += styles[a] * exposures[a][i];
    specific[i] = returns[i] - told;
  }
  const present = groupWeights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  const left = weightedSquares(section, specific, 0);
  const variance = left / (count - present - size);
  return {
    country,
    industries: Float64Array.from({ length: groupCount }, (_, k) =>
      groupWeights[k] > 0 ? levels[k] - country : Number.NaN,
    ),
    styles,
    tValues: styles.map((value, a) => value / Math.sqrt(variance * inverse[a * size + a])),
    r2: 1 - left / weightedSquares(section, returns, weightedMean(section, returns)),
    specific,
  };
}

function momentWithin(
  { sample: { count, groups, weights } }: CrossSection,
  values: Float64Array,
  means: Float64Array,
  returns: Float64Array,
  meanReturns: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const group = groups[i];
    sum += weights[i] * (values[i] - means[group]) * (returns[i] - meanReturns[group]);
  }
  return sum;
}

function weightedMean({ sample: { count, weights } }: CrossSection, values: Float64Array): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < count; i++) {
    sum += weights[i] * values[i];
    weight += weights[i];
  }
  return sum / weight;
}

function weightedSquares({ sample: { count, weights } }: CrossSection, values: Float64Array, about: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += weights[i] * (values[i] - about) ** 2;
  return sum;
}
