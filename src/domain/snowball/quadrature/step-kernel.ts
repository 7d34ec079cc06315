import { gaussianWeight } from "../gaussian-weight.ts";
import { NODES, REACH, RULE } from "./axis.ts";

/** Rows of a kernel that are worked on together, so that each source value is read once for four sums. */
const ROWS = 4;

/**
 * The Gaussian transition over some days between elements of one width, quadrature weights included. It is the same
 * for every element, so it is kept for one: for each group of four target nodes, the source nodes within reach,
 * counted from the element's own first node, and their weights, the four rows interleaved.
 */
export interface StepKernel {
  readonly groups: readonly { readonly start: number; readonly weights: Float64Array }[];
}

/**
 * Kernel of a step of `days`, elements being `width` daily deviations wide and the daily drift `drift` daily deviations.
 */
export function stepKernel(width: number, days: number, drift: number): StepKernel {
  const deviation = Math.sqrt(days);
  const reach = REACH * deviation;
  const radius = Math.ceil((reach + Math.abs(drift) * days) / width);
  const position = (node: number) => {
    const element = Math.floor(node / NODES);
    return width * (element + (1 + RULE.nodes[node - element * NODES]) / 2);
  };
  const groups = [];
  for (let row = 0; row < NODES; row += ROWS) {
    let start = -radius * NODES;
    let end = (radius + 1) * NODES;
    while (position(start) < position(row) + drift * days - reach) start++;
    while (position(end - 1) > position(row + ROWS - 1) + drift * days + reach) end--;
    const weights = new Float64Array((end - start) * ROWS);
    for (let node = start; node < end; node++) {
      const half = (width / 2) * RULE.weights[node - Math.floor(node / NODES) * NODES];
      for (let r = 0; r < ROWS; r++) {
        const z = (position(node) - position(row + r) - drift * days) / deviation;
        weights[(node - start) * ROWS + r] = (half * gaussianWeight(z)) / deviation;
      }
    }
    groups.push({ start, weights });
  }
  return { groups };
}

/** Values at the nodes of consecutive elements, the first of which is element `first`. */
export interface ElementValues {
  readonly first: number;
  readonly values: Float64Array;
}

/** Expectation after the kernel's step, times `factor`, at the nodes of `count` elements from `first` on. */
export function applyKernel(
  kernel: StepKernel,
  source: ElementValues,
  first: number,
  count: number,
  factor: number,
): Float64Array {
  const result = new Float64Array(count * NODES);
  for (let element = 0; element < count; element++) {
    const origin = (first + element - source.first) * NODES;
    for (let group = 0; group < kernel.groups.length; group++) {
      const { start, weights } = kernel.groups[group];
      applyGroup(weights, source.values, origin + start, result, element * NODES + group * ROWS, factor);
    }
  }
  return result;
}

/** Four sums over the source nodes from `from` on, those outside the source being 0. */
function applyGroup(
  weights: Float64Array,
  values: Float64Array,
  from: number,
  result: Float64Array,
  to: number,
  factor: number,
): void {
  const begin = Math.max(0, from);
  const end = Math.min(values.length, from + weights.length / ROWS);
  let at = (begin - from) * ROWS;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let j = begin; j < end; j++) {
    const value = values[j];
    a += weights[at] * value;
    b += weights[at + 1] * value;
    c += weights[at + 2] * value;
    d += weights[at + 3] * value;
    at += ROWS;
  }
  result[to] = a * factor;
  result[to + 1] = b * factor;
  result[to + 2] = c * factor;
  result[to + 3] = d * factor;
}
