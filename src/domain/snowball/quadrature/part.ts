import { gaussLegendre, type QuadratureRule } from "../../../numerics/gauss-legendre.ts";
import type { DailyLaw } from "../daily-law.ts";
import { ELEMENT_WIDTH, gaussianWeight, NODES, REACH } from "./axis.ts";

/** The piece of an element below a knock-out level, with quadrature points of its own. */
export interface Part {
  /** Log prices, and weights that include the length. */
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const RULES = new Map<number, QuadratureRule>();

/** Points on [from, to], as many as its length in deviations of the shortest step asks for. */
export function partBetween(from: number, to: number, deviation: number): Part {
  const half = (to - from) / 2;
  const count = Math.min(NODES, 8 + Math.ceil(((NODES - 8) * 2 * half) / (deviation * ELEMENT_WIDTH)));
  const rule = RULES.get(count) ?? gaussLegendre(count);
  RULES.set(count, rule);
  return {
    nodes: rule.nodes.map((node) => from + half * (1 + node)),
    weights: rule.weights.map((weight) => half * weight),
  };
}

/**
 * Adds to `result`, at each of the log prices `from`, `factor` times the expectation `days` later of the function that
 * has the given weighted values (quadrature weight times value) at the rising log prices `to`.
 */
export function addExpectation(
  result: Float64Array,
  from: Float64Array,
  to: Float64Array,
  weighted: Float64Array,
  law: DailyLaw,
  days: number,
  factor: number,
): void {
  const deviation = law.sigma * Math.sqrt(days);
  for (let i = 0; i < from.length; i++) {
    const mean = from[i] + law.drift * days;
    let j = firstAtLeast(to, mean - REACH * deviation);
    const last = mean + REACH * deviation;
    let sum = 0;
    for (; j < to.length && to[j] <= last; j++) sum += weighted[j] * gaussianWeight((to[j] - mean) / deviation);
    result[i] += (factor * sum) / deviation;
  }
}

function firstAtLeast(rising: Float64Array, level: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] < level) low = middle + 1;
    else high = middle;
  }
  return low;
}
