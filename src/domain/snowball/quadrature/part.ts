import { gaussLegendre, type QuadratureRule } from "../../../numerics/gauss-legendre.ts";
import { ELEMENT_WIDTH, NODES } from "./axis.ts";

/** The piece of an element below a knock-out level, with quadrature points of its own. */
export interface Part {
  /** Tells it from other parts of the same axis. */
  readonly key: string;
  /** Log prices, and weights that include the length. */
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const RULES = new Map<number, QuadratureRule>();

/** Points on [from, level], as many as its length in deviations of the shortest step asks for. */
export function partBetween(from: number, level: number, deviation: number): Part {
  const half = (level - from) / 2;
  const count = Math.min(NODES, 8 + Math.ceil(((NODES - 8) * 2 * half) / (deviation * ELEMENT_WIDTH)));
  const rule = RULES.get(count) ?? gaussLegendre(count);
  RULES.set(count, rule);
  return {
    key: `${count} ${level}`,
    nodes: rule.nodes.map((node) => from + half * (1 + node)),
    weights: rule.weights.map((weight) => half * weight),
  };
}
