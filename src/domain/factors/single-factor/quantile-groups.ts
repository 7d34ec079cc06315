import type { CrossSection, Segment } from "./cross-section.ts";

/**
 * Group of the stock at place `first` of `count` in ascending order, from 0: place p falls into group k of `quantiles`
 * where k / quantiles < p / (count - 1) <= (k + 1) / quantiles, and place 0 into the first. Tied stocks all take the
 * place of their first. These are the groups of `pandas.qcut(factor, quantiles)`.
 */
export function quantileOfPlace(first: number, count: number, quantiles: number): number {
  return first === 0 ? 0 : Math.ceil((first * quantiles) / (count - 1)) - 1;
}

/**
 * Group by place in the panel of the stocks in `order`, ascending by `factors` (indexed by place in the panel), into
 * `groups`, which is -1 for all others.
 */
export function quantileGroups(factors: Float64Array, order: Uint32Array, quantiles: number, groups: Int16Array): void {
  groups.fill(-1);
  let first = 0;
  for (let i = 0; i < order.length; i++) {
    if (factors[order[i]] !== factors[order[first]]) first = i;
    groups[order[i]] = quantileOfPlace(first, order.length, quantiles);
  }
}

/**
 * Mean return of each quantile group of a segment less the mean return of the segment, into `means`; NaN for a group
 * without a stock. With equal numbers in the groups they sum to zero.
 */
export function quantileReturns(
  { factors, returns }: CrossSection,
  { start, end }: Segment,
  means: Float64Array,
): void {
  const count = end - start;
  let [total, sum, size, group, first] = [0, 0, 0, 0, start];
  means.fill(Number.NaN);
  for (let i = start; i < end; i++) {
    if (factors[i] !== factors[first]) first = i;
    const next = quantileOfPlace(first - start, count, means.length);
    if (next !== group) {
      if (size > 0) means[group] = sum / size;
      [group, sum, size] = [next, 0, 0];
    }
    sum += returns[i];
    total += returns[i];
    size++;
  }
  if (size > 0) means[group] = sum / size;
  for (let g = 0; g < means.length; g++) means[g] -= total / count;
}
