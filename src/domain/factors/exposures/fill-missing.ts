/** What tells a missing exposure: the stock's industry group and its size. */
export interface Known {
  readonly groups: Int32Array;
  readonly groupCount: number;
  readonly size: Float64Array;
}

/**
 * Fills missing exposures of stocks that have a size by a regression of the known ones on size and industry, weighted least
 * squares over the members (CNE5). A group without a known exposure takes the mean of all.
 */
export function fillMissing(values: Float64Array, known: Known, members: Int32Array, weights: Float64Array): void {
  const { groups, groupCount, size } = known;
  if (!isAnyMissing(values, size)) return;
  const means = groupMeans(values, known, members, weights);
  const slope = slopeWithinGroups(values, known, members, weights, means);
  for (let j = 0; j < values.length; j++) {
    if (!Number.isNaN(values[j]) || Number.isNaN(size[j])) continue;
    const group = Number.isNaN(means.value[groups[j]]) ? groupCount : groups[j];
    values[j] = means.value[group] + slope * (size[j] - means.size[group]);
  }
}

function isAnyMissing(values: Float64Array, size: Float64Array): boolean {
  for (let j = 0; j < values.length; j++) if (Number.isNaN(values[j]) && !Number.isNaN(size[j])) return true;
  return false;
}

interface Means {
  readonly value: Float64Array;
  readonly size: Float64Array;
}

/** Weighted means of exposure and size by group over members with both; all members at place `groupCount`. */
function groupMeans(
  values: Float64Array,
  { groups, groupCount, size }: Known,
  members: Int32Array,
  weights: Float64Array,
): Means {
  const [weight, value, sizes] = [0, 1, 2].map(() => new Float64Array(groupCount + 1));
  for (let i = 0; i < members.length; i++) {
    const j = members[i];
    if (Number.isNaN(values[j]) || Number.isNaN(size[j])) continue;
    weight[groups[j]] += weights[j];
    value[groups[j]] += weights[j] * values[j];
    sizes[groups[j]] += weights[j] * size[j];
  }
  for (const sums of [weight, value, sizes]) for (let k = 0; k < groupCount; k++) sums[groupCount] += sums[k];
  return { value: value.map((sum, k) => sum / weight[k]), size: sizes.map((sum, k) => sum / weight[k]) };
}

function slopeWithinGroups(
  values: Float64Array,
  { groups, size }: Known,
  members: Int32Array,
  weights: Float64Array,
  means: Means,
): number {
  let together = 0;
  let spread = 0;
  for (let i = 0; i < members.length; i++) {
    const j = members[i];
    if (Number.isNaN(values[j]) || Number.isNaN(size[j])) continue;
    const apart = size[j] - means.size[groups[j]];
    together += weights[j] * apart * (values[j] - means.value[groups[j]]);
    spread += weights[j] * apart * apart;
  }
  return spread > 0 ? together / spread : 0;
}
