import { sortedFinite } from "./quantile.ts";

/**
 * Cuts values into groups by rank, smallest first: group 0 holds the first `ends[0]` of them, group 1 those up to
 * `ends[1]`, and so on; `ends` must not fall, and an end beyond the number of values stops there. Of equal values the one
 * that stands earlier ranks first. -1 for NaN and for ranks beyond the last end. Values are finite or NaN;
 * `groups`, as long as `values`, takes the answer.
 */
export function rankGroups(values: Float64Array, ends: readonly number[], groups: Int8Array): void {
  const sorted = sortedFinite(values);
  const edges = ends.map((end, k) => edgeOf(sorted, k === 0 ? 0 : ends[k - 1], end));
  for (let j = 0; j < values.length; j++) groups[j] = groupOf(values[j], edges);
}

/** Where a group ends: all smaller values are inside it (or before it), and so many of those equal to `value`. */
interface Edge {
  readonly value: number;
  equalsLeft: number;
}

function edgeOf(sorted: Float64Array, start: number, end: number): Edge {
  const last = Math.min(end, sorted.length);
  if (last <= start) return { value: Number.NEGATIVE_INFINITY, equalsLeft: 0 };
  const value = sorted[last - 1];
  let firstEqual = last - 1;
  while (firstEqual > start && sorted[firstEqual - 1] === value) firstEqual--;
  return { value, equalsLeft: last - firstEqual };
}

function groupOf(value: number, edges: readonly Edge[]): number {
  for (let k = 0; k < edges.length; k++) {
    const edge = edges[k];
    if (value < edge.value) return k;
    if (value === edge.value && edge.equalsLeft > 0) {
      edge.equalsLeft--;
      return k;
    }
  }
  return -1;
}
