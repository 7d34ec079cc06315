import type { Affine, Claim, ClaimEvent } from "../claim.ts";
import type { DailyLaw } from "../daily-law.ts";
import { earlierLimits, type Limits, limitsBeforeEvent, limitsWithCoupon, payoffLimits } from "../limits.ts";
import { addPiece, type Jet, type Piece } from "../piece.ts";
import { type Axis, axisNodes, ELEMENT_WIDTH, NODES, RULE } from "./axis.ts";
import { ROUNDING, stepErrorBound } from "./error-bound.ts";
import { addExpectation, type Part, partBetween } from "./part.ts";
import { tabulated } from "./range.ts";
import type { Slice } from "./slice.ts";
import { applyKernel, type StepKernel, stepKernel } from "./step-kernel.ts";

/** A claim valued backwards: the slice of its first event, and of every event where they are kept. */
export interface Sweep {
  readonly axis: Axis;
  readonly law: DailyLaw;
  readonly first: Slice;
  /** Largest error of an expectation of the first slice. */
  readonly errorBound: number;
}

interface Frame {
  readonly axis: Axis;
  readonly law: DailyLaw;
  /** Trading days of the shortest step. */
  readonly shortest: number;
  readonly kernels: Map<number, StepKernel>;
}

const NONE = new Float64Array(0);
/** A part of an element shorter than this share of it is left out. */
const SLIVER = 1e-9;

/** Values a claim from its maturity back to its first event. */
export function sweep(claim: Claim, law: DailyLaw): Sweep {
  const shortest = shortestStep(claim);
  const width = ELEMENT_WIDTH * law.sigma * Math.sqrt(shortest);
  const axis = { origin: originOf(claim), width };
  const frame: Frame = { axis, law, shortest, kernels: new Map() };
  let slice = lastSlice(claim);
  let sum = 0;
  let largest = 0;
  for (let at = claim.events.length - 1; at >= 0; at--) {
    slice = stepBack(claim, at, slice, frame);
    const size = largestValue(slice);
    sum += size;
    largest = Math.max(largest, size);
  }
  const errorBound = 2 * sum * stepErrorBound(ELEMENT_WIDTH) + ROUNDING * (largest + largestPayoff(claim));
  return { axis, law, first: slice, errorBound };
}

function largestValue({ values, part }: Slice): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  for (const value of part?.values ?? NONE) largest = Math.max(largest, Math.abs(value));
  return largest;
}

function largestPayoff(claim: Claim): number {
  return Math.max(...claim.payoff.map((piece) => Math.abs(piece.constant)));
}

function shortestStep(claim: Claim): number {
  const days = [0, ...claim.events.map((event) => event.day), claim.maturity];
  let shortest = claim.maturity;
  for (let i = 1; i < days.length; i++) shortest = Math.min(shortest, days[i] - days[i - 1]);
  return shortest;
}

/** An element edge on the knock-in or, where there is none, on the first knock-out. */
function originOf(claim: Claim): number {
  const knockIn = claim.events.find((event) => event.knockIn !== null)?.knockIn;
  const knockOut = claim.events.find((event) => event.knockOut !== null)?.knockOut?.level;
  return knockIn ?? knockOut ?? claim.payoff.find((piece) => Number.isFinite(piece.from))?.from ?? 0;
}

function lastSlice(claim: Claim): Slice {
  const limits = payoffLimits(claim);
  const pieces = claim.payoff.map((piece) => over(limits.lower, piece)).filter((piece) => piece !== null);
  return { day: claim.maturity, first: 0, values: NONE, part: null, pieces, ...limits };
}

/** The piece less the lower limit, or null where nothing is left. */
function over(lower: Affine, piece: Piece): Piece | null {
  const constant = piece.constant - lower.constant;
  const slope = piece.slope - lower.slope;
  return constant === 0 && slope === 0 ? null : { ...piece, constant, slope };
}

/** The slice of event `at` from that of the event after it. */
function stepBack(claim: Claim, at: number, next: Slice, frame: Frame): Slice {
  const event = claim.events[at];
  const { axis, law } = frame;
  const days = next.day - event.day;
  const carried = earlierLimits(next, law.rate * days, law.carry * days);
  const { low, high } = tabulated(claim, at, law);
  const first = Math.floor((low - axis.origin) / axis.width + SLIVER);
  const end = event.knockOut
    ? Math.floor((high - axis.origin) / axis.width + SLIVER)
    : Math.ceil((high - axis.origin) / axis.width - SLIVER);
  const count = Math.max(0, end - first);
  const values = wholeElements(next, first, count, days, frame);
  const part = event.knockOut && high > low ? partBelow(next, first + count, high, days, frame) : null;
  // A knock-in leaves nothing far below: the old lower limit moves into the tabulated values.
  if (event.knockIn !== null) {
    addAffine(values, axisNodes(axis, first, count), carried.lower);
    if (part) addAffine(part.values, part.nodes, carried.lower);
  }
  const limits = limitsBeforeEvent(carried, event);
  const top = event.knockOut ? high : axis.origin + (first + count) * axis.width;
  const pieces = piecesOf(event, limits, top);
  return { day: event.day, first, values, part, pieces, ...limitsWithCoupon(limits, event) };
}

function piecesOf({ coupon }: ClaimEvent, { lower, upper }: Limits, top: number): Piece[] {
  const above = over(lower, { from: top, to: Infinity, constant: upper, slope: 0 });
  const pieces = above ? [above] : [];
  if (coupon && Number.isFinite(coupon.level)) {
    pieces.push({ from: coupon.level, to: Infinity, constant: coupon.amount, slope: 0 });
  }
  return pieces;
}

function addAffine(values: Float64Array, nodes: Float64Array, { constant, slope }: Affine): void {
  if (constant === 0 && slope === 0) return;
  for (let i = 0; i < values.length; i++) values[i] += constant + slope * Math.exp(nodes[i]);
}

function wholeElements(next: Slice, first: number, count: number, days: number, frame: Frame): Float64Array {
  const { axis, law } = frame;
  const discount = Math.exp(-law.rate * days);
  const values =
    next.values.length > 0
      ? applyKernel(kernelFor(frame, days), next, first, count, discount)
      : new Float64Array(count * NODES);
  if (next.part || next.pieces.length > 0) {
    const nodes = axisNodes(axis, first, count);
    if (next.part) addFromPart(values, nodes, next.part, law, days, discount);
    addFromPieces(values, nodes, next.pieces, law, days, discount);
  }
  return values;
}

function kernelFor(frame: Frame, days: number): StepKernel {
  let kernel = frame.kernels.get(days);
  if (!kernel) {
    const { sigma, drift } = frame.law;
    kernel = stepKernel(frame.axis.width / sigma, days, drift / sigma);
    frame.kernels.set(days, kernel);
  }
  return kernel;
}

/** The part of element `element` below a knock-out level, valued from the next slice; null where it is empty. */
function partBelow(next: Slice, element: number, level: number, days: number, frame: Frame): Slice["part"] {
  const { axis, law, shortest } = frame;
  const from = axis.origin + element * axis.width;
  if (level - from < SLIVER * axis.width) return null;
  const part = partBetween(from, level, law.sigma * Math.sqrt(shortest));
  const values = new Float64Array(part.nodes.length);
  const discount = Math.exp(-law.rate * days);
  addFromElements(values, part, next, frame, days, discount);
  if (next.part) addFromPart(values, part.nodes, next.part, law, days, discount);
  addFromPieces(values, part.nodes, next.pieces, law, days, discount);
  return { ...part, values };
}

function addFromElements(values: Float64Array, part: Part, next: Slice, frame: Frame, days: number, factor: number) {
  const { axis, law } = frame;
  const nodes = axisNodes(axis, next.first, next.values.length / NODES);
  const weighted = next.values.map((value, i) => (RULE.weights[i % NODES] * axis.width * value) / 2);
  addExpectation(values, part.nodes, nodes, weighted, law, days, factor);
}

function addFromPart(
  values: Float64Array,
  nodes: Float64Array,
  part: Part & { values: Float64Array },
  law: DailyLaw,
  days: number,
  factor: number,
): void {
  const weighted = part.values.map((value, i) => part.weights[i] * value);
  addExpectation(values, nodes, part.nodes, weighted, law, days, factor);
}

function addFromPieces(
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
