import type { SizeGroup } from "../market/size-groups.ts";

export interface CrowdingWeighted {
  /** Mean crowding over the groups whose crowding is known, by weight; NaN where none is. */
  readonly value: number;
  /** Weight of those groups. */
  readonly covered: number;
}

/**
 * How crowded the sizes are that a portfolio sits in: the composite crowding percentile of each size group, in [0, 1],
 * weighted by what the portfolio holds of it. Groups without a percentile are left out of the mean.
 */
export function crowdingWeighted(
  weights: Readonly<Record<SizeGroup, number>>,
  percentiles: Readonly<Partial<Record<SizeGroup, number>>>,
): CrowdingWeighted {
  let [sum, covered] = [0, 0];
  for (const [group, weight] of Object.entries(weights) as [SizeGroup, number][]) {
    const percentile = percentiles[group] ?? Number.NaN;
    if (Number.isNaN(percentile)) continue;
    sum += weight * percentile;
    covered += weight;
  }
  return { value: covered > 0 ? sum / covered : Number.NaN, covered };
}
