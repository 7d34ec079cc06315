import type { DailyLaw } from "../daily-law.ts";
import { addPiece, type Jet, type Piece } from "../piece.ts";
import { type Axis, axisNodes, NODES, RULE } from "./axis.ts";
import { addBandProduct, type BandRows, transitionRows } from "./band-rows.ts";
import { type Frame, nodesOf, partOf } from "./frame.ts";
import type { Part } from "./part.ts";
import { SLIVER, type Slice } from "./slice.ts";
import { applyKernel } from "./step-kernel.ts";

/** Discounted expectation of a slice, `days` later, at the nodes of `count` elements of an axis from `first` on. */
export function carryToElements(
  next: Slice,
  axis: Axis,
  first: number,
  count: number,
  days: number,
  frame: Frame,
): Float64Array {
  const { law, kernels } = frame;
  const discount = Math.exp(-law.rate * days);
  const isSameAxis = axis === next.axis;
  const values = isSameAxis
    ? applyKernel(kernels.step(axis.days, days, law.drift / law.sigma), next, first, count, discount)
    : new Float64Array(count * NODES);
  if (isSameAxis && !next.part && next.pieces.length === 0) return values;
  const nodes = nodesOf(frame, axis, first, count);
  const place = `elements ${axis.days} ${first} ${count}`;
  if (!isSameAxis) addBandProduct(fromElements(nodes, place, next, days, frame), next.values, discount, values);
  if (next.part) addBandProduct(fromPart(nodes, place, next.part, days, frame), next.part.values, discount, values);
  addPieces(values, nodes, next.pieces, law, days, discount);
  return values;
}

/** The same at the nodes of the part of an axis between an element's edge and a knock-out level; null where it is empty. */
export function carryToPart(
  next: Slice,
  axis: Axis,
  element: number,
  level: number,
  days: number,
  frame: Frame,
): Slice["part"] {
  const { law } = frame;
  const from = axis.origin + element * axis.width;
  if (level - from < SLIVER * axis.width) return null;
  const part = partOf(frame, axis, from, level);
  const values = new Float64Array(part.nodes.length);
  const discount = Math.exp(-law.rate * days);
  const place = `part ${axis.days} ${part.key}`;
  addBandProduct(fromElements(part.nodes, place, next, days, frame), next.values, discount, values);
  if (next.part)
    addBandProduct(fromPart(part.nodes, place, next.part, days, frame), next.part.values, discount, values);
  addPieces(values, part.nodes, next.pieces, law, days, discount);
  return { ...part, values };
}

/** Transition from log prices, which `place` names, to the nodes of a slice's whole elements. */
function fromElements(from: Float64Array, place: string, next: Slice, days: number, { law, rows }: Frame): BandRows {
  const { axis, first, values } = next;
  const count = values.length / NODES;
  return rows(`${days} ${place} to elements ${axis.days} ${first} ${count}`, () => {
    const weights = Float64Array.from(values, (_, i) => (RULE.weights[i % NODES] * axis.width) / 2);
    return transitionRows(from, axisNodes(axis, first, count), weights, law, days);
  });
}

/** The same to the nodes of its part. */
function fromPart(from: Float64Array, place: string, part: Part, days: number, { law, rows }: Frame): BandRows {
  const key = `${days} ${place} to part ${part.key}`;
  return rows(key, () => transitionRows(from, part.nodes, part.weights, law, days));
}

function addPieces(
  values: Float64Array,
  nodes: Float64Array,
  pieces: readonly Piece[],
  law: DailyLaw,
  days: number,
  factor: number,
): void {
  if (pieces.length === 0) return;
  const jet: Jet = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    jet[0] = 0;
    for (const piece of pieces) addPiece(jet, piece, law, days, nodes[i]);
    values[i] += factor * jet[0];
  }
}
