import type { CrossSection, Segment } from "./cross-section.ts";

/** The rank correlation of a segment of a cross-section; needs scratch, see rankCorrelator. */
export type RankCorrelator = (section: CrossSection, segment: Segment) => number;

/**
 * Spearman's rank correlation of factor and return, tied values sharing the mean of their ranks (M. Kendall, Rank
 * Correlation Methods, 1948, ch. 3): the Pearson correlation of the ranks, each computed from exact sums of half whole
 * numbers. NaN for fewer than two stocks, or where factor or return are the same for all.
 */
export function rankCorrelator(capacity: number): RankCorrelator {
  const factorRanks = new Float64Array(capacity);
  return (section, { start, end }) => {
    const count = end - start;
    if (count < 2) return Number.NaN;
    const factorTies = rankFactors(section.factors, start, end, factorRanks);
    const { sum, ties } = sumOfRankProducts(section, start, end, factorRanks);
    const all = count ** 3 - count;
    if (factorTies === all || ties === all) return Number.NaN;
    const centred = sum - (count * (count + 1) ** 2) / 4;
    return (12 * centred) / Math.sqrt((all - factorTies) * (all - ties));
  };
}

/** Ranks of ascending values, from 1, ties averaged. Answers the sum of t^3 - t over the ties of t values. */
function rankFactors(values: Float64Array, start: number, end: number, ranks: Float64Array): number {
  let ties = 0;
  for (let i = start; i < end; ) {
    let next = i + 1;
    while (next < end && values[next] === values[i]) next++;
    const rank = (i + next + 1) / 2 - start;
    for (let k = i; k < next; k++) ranks[k] = rank;
    const size = next - i;
    if (size > 1) ties += size ** 3 - size;
    i = next;
  }
  return ties;
}

/** Sum over stocks of the rank of the factor times that of the return, and the ties of the returns as above. */
function sumOfRankProducts({ returns, byReturn }: CrossSection, start: number, end: number, ranks: Float64Array) {
  let sum = 0;
  let ties = 0;
  for (let k = start; k < end; ) {
    const value = returns[byReturn[k]];
    let tied = ranks[byReturn[k]];
    let next = k + 1;
    for (; next < end && returns[byReturn[next]] === value; next++) tied += ranks[byReturn[next]];
    sum += tied * ((k + next + 1) / 2 - start);
    const size = next - k;
    if (size > 1) ties += size ** 3 - size;
    k = next;
  }
  return { sum, ties };
}

/** Pearson's correlation of factor and return over a segment; NaN as above. */
export function linearCorrelation(section: CrossSection, { start, end }: Segment): number {
  const { factors, returns, byReturn } = section;
  if (end - start < 2) return Number.NaN;
  if (factors[start] === factors[end - 1] || returns[byReturn[start]] === returns[byReturn[end - 1]]) return Number.NaN;
  let [sumFactor, sumReturn] = [0, 0];
  for (let i = start; i < end; i++) {
    sumFactor += factors[i];
    sumReturn += returns[i];
  }
  const meanFactor = sumFactor / (end - start);
  const meanReturn = sumReturn / (end - start);
  let [both, ofFactor, ofReturn] = [0, 0, 0];
  for (let i = start; i < end; i++) {
    const x = factors[i] - meanFactor;
    const y = returns[i] - meanReturn;
    both += x * y;
    ofFactor += x * x;
    ofReturn += y * y;
  }
  return both / Math.sqrt(ofFactor * ofReturn);
}
