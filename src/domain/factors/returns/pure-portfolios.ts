import type { CrossSection } from "./cross-section.ts";

/** Weights of stocks, in the order of the sample, whose returns are the factors' returns. */
export interface PurePortfolios {
  /** Fully invested; its industries have their market weights, its styles are zero. */
  readonly country: Float64Array;
  /** Long an industry and short the country; sums to zero. Null for a group without stocks. */
  readonly industries: readonly (Float64Array | null)[];
  /** Exposure 1 to the style, 0 to every other factor; sums to zero. */
  readonly styles: readonly Float64Array[];
}

/**
 * Pure factor portfolios of a regression: the rows of R (R'X'WXR)^-1 R'X'W (CNE5; Menchero, The Characteristics of Factor
 * Portfolios, 2010), by groups as crossSectionOf solves it.
 */
export function purePortfolios(section: CrossSection): PurePortfolios {
  const { sample, groupWeights, groupMeans, groupShares } = section;
  const { groupCount } = sample;
  const styles = sample.styles.map((_, a) => stylePortfolio(section, a));
  const levels = Array.from({ length: groupCount }, (_, k) =>
    groupWeights[k] > 0
      ? levelPortfolio(
          section,
          k,
          groupMeans.map((means) => means[k]),
          styles,
        )
      : null,
  );
  const country = new Float64Array(sample.count);
  levels.forEach((level, k) => {
    for (let i = 0; level !== null && i < country.length; i++) country[i] += groupShares[k] * level[i];
  });
  return { country, industries: levels.map((level) => level?.map((weight, i) => weight - country[i]) ?? null), styles };
}

function stylePortfolio({ sample, groupMeans, inverse }: CrossSection, style: number): Float64Array {
  const { count, weights, groups, styles } = sample;
  const row = inverse.subarray(style * styles.length, (style + 1) * styles.length);
  const portfolio = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let b = 0; b < styles.length; b++) sum += row[b] * (styles[b][i] - groupMeans[b][groups[i]]);
    portfolio[i] = weights[i] * sum;
  }
  return portfolio;
}

/** Holds a group by the weights of the regression, its styles hedged with the style portfolios. */
function levelPortfolio(
  { sample, groupWeights }: CrossSection,
  group: number,
  means: readonly number[],
  styles: readonly Float64Array[],
): Float64Array {
  const { count, weights, groups } = sample;
  const portfolio = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let weight = groups[i] === group ? weights[i] / groupWeights[group] : 0;
    for (let a = 0; a < styles.length; a++) weight -= means[a] * styles[a][i];
    portfolio[i] = weight;
  }
  return portfolio;
}
