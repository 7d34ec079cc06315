import { gaussLegendre } from "../../../numerics/gauss-legendre.ts";

/** Gauss-Legendre points in each element. Divisible by 4: the inner loops take four rows at a time. */
export const NODES = 32;
/** Width of an element in deviations of the shortest step: wide elements need the fewest points for their digits. */
export const ELEMENT_WIDTH = 10;
/** How many deviations of a step are integrated over: 5e-12 of the mass lies beyond. */
export const REACH = 6.9;

export const RULE = gaussLegendre(NODES);

/** Elements of equal width in log price: element e covers [origin + e width, origin + (e + 1) width]. */
export interface Axis {
  readonly origin: number;
  readonly width: number;
  /** Days of the shortest step that the elements are narrow enough for. */
  readonly days: number;
}

/** The axis whose elements are as wide as steps of `days` allow, `sigma` being the deviation of a day. */
export function axisFor(origin: number, sigma: number, days: number): Axis {
  return { origin, width: ELEMENT_WIDTH * sigma * Math.sqrt(days), days };
}

/** Log prices of the nodes of `count` elements from `first` on. */
export function axisNodes(axis: Axis, first: number, count: number): Float64Array {
  const nodes = new Float64Array(count * NODES);
  const half = axis.width / 2;
  for (let e = 0; e < count; e++) {
    const middle = axis.origin + (2 * (first + e) + 1) * half;
    for (let i = 0; i < NODES; i++) nodes[e * NODES + i] = middle + half * RULE.nodes[i];
  }
  return nodes;
}

/** Number of nodes from the origin up to a log price, rounded up to whole groups of four. */
export function nodesUpTo(axis: Axis, x: number): number {
  const place = Math.max(0, (x - axis.origin) / axis.width);
  const element = Math.floor(place);
  let inside = 0;
  while (inside < NODES && (1 + RULE.nodes[inside]) / 2 <= place - element) inside++;
  return element * NODES + 4 * Math.ceil(inside / 4);
}
