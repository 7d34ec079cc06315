import type { DailyLaw } from "../daily-law.ts";
import { gaussianWeight } from "../gaussian-weight.ts";
import type { Limits } from "../limits.ts";
import { addPiece, type Jet, type Piece } from "../piece.ts";
import { type Axis, NODES, REACH, RULE } from "./axis.ts";
import type { Part } from "./part.ts";
import type { ElementValues } from "./step-kernel.ts";

/** Shares of an element smaller than this are nothing: an edge meant to lie on a level does so. */
export const SLIVER = 1e-9;

/**
 * Value of a claim just before the close of a day, over `lower`: whole elements, the part of an element below a
 * knock-out, and pieces in closed form everywhere else.
 */
export interface Slice extends ElementValues, Limits {
  readonly day: number;
  /** Of the whole elements; what there is at maturity needs none. */
  readonly axis: Axis;
  readonly part: (Part & { readonly values: Float64Array }) | null;
  readonly pieces: readonly Piece[];
}

/** Deviations integrated over for a value and its derivatives, whose tails are heavier than the density's. */
const DERIVATIVE_REACH = REACH + 0.5;

/** Discounted expectation of a slice, `days` later, seen from log price x, with derivatives in x; `lower` included. */
export function expectation(slice: Slice, law: DailyLaw, days: number, x: number): Jet {
  const jet: Jet = [0, 0, 0];
  const deviation = law.sigma * Math.sqrt(days);
  const mean = x + law.drift * days;
  addElements(jet, slice, mean, deviation);
  if (slice.part) addPart(jet, slice.part, slice.part.values, mean, deviation);
  for (const piece of slice.pieces) addPiece(jet, piece, law, days, x);
  const discount = Math.exp(-law.rate * days);
  const slope = slice.lower.slope * Math.exp(x - law.carry * days);
  const [value, first, second] = jet;
  return [discount * (value + slice.lower.constant) + slope, discount * first + slope, discount * second + slope];
}

function addElements(jet: Jet, slice: Slice, mean: number, deviation: number): void {
  const { axis, first, values } = slice;
  const reach = DERIVATIVE_REACH * deviation;
  const low = Math.max(0, Math.floor((mean - reach - axis.origin) / axis.width) - first);
  const high = Math.min(values.length / NODES, Math.floor((mean + reach - axis.origin) / axis.width) + 1 - first);
  const half = axis.width / (2 * deviation);
  let [value, slope, bend] = [0, 0, 0];
  for (let e = low; e < high; e++) {
    const middle = (axis.origin - mean) / deviation + (2 * (first + e) + 1) * half;
    for (let i = 0; i < NODES; i++) {
      const z = middle + half * RULE.nodes[i];
      if (z > DERIVATIVE_REACH || z < -DERIVATIVE_REACH) continue;
      const term = gaussianWeight(z) * RULE.weights[i] * values[e * NODES + i];
      value += term;
      slope += term * z;
      bend += term * (z * z - 1);
    }
  }
  jet[0] += half * value;
  jet[1] += (half * slope) / deviation;
  jet[2] += (half * bend) / (deviation * deviation);
}

function addPart(jet: Jet, part: Part, values: Float64Array, mean: number, deviation: number): void {
  for (let i = 0; i < part.nodes.length; i++) {
    const z = (part.nodes[i] - mean) / deviation;
    const term = (gaussianWeight(z) * part.weights[i] * values[i]) / deviation;
    jet[0] += term;
    jet[1] += (term * z) / deviation;
    jet[2] += (term * (z * z - 1)) / (deviation * deviation);
  }
}
