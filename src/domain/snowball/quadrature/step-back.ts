import type { Affine, Claim, ClaimEvent } from "../claim.ts";
import { earlierLimits, type Limits, limitsBeforeEvent, limitsWithCoupon, payoffLimits } from "../limits.ts";
import type { Piece } from "../piece.ts";
import { type Axis, axisNodes, NODES } from "./axis.ts";
import type { Frame } from "./frame.ts";
import { type Range, tabulated } from "./range.ts";
import { SLIVER, type Slice } from "./slice.ts";
import { carryToElements, carryToPart } from "./transition.ts";

/** The slice at maturity: pieces alone. */
export function lastSlice(claim: Claim, axis: Axis): Slice {
  const limits = payoffLimits(claim);
  const pieces = claim.payoff.map((piece) => over(limits.lower, piece)).filter((piece) => piece !== null);
  return { day: claim.maturity, axis, first: 0, values: new Float64Array(0), part: null, pieces, ...limits };
}

/** The slice of event `at` from that of the event after it. */
export function stepBack(claim: Claim, at: number, next: Slice, frame: Frame): Slice {
  const event = claim.events[at];
  const { law } = frame;
  const axis = at === 0 ? frame.firstAxis : frame.axis;
  const days = next.day - event.day;
  const { low, high } = tabulated(claim, at, law);
  const { first, end, partEnd } = elementsOver(
    axis,
    { low, high },
    event.knockOut !== null,
    at === 0 ? frame.window : null,
  );
  const values = carryToElements(next, axis, first, Math.max(0, end - first), days, frame);
  const part = partEnd === null ? null : carryToPart(next, axis, partEnd, high, days, frame);
  const carried = earlierLimits(next, law.rate * days, law.carry * days);
  // A knock-in leaves nothing far below: the old lower limit moves into the tabulated values.
  if (event.knockIn !== null) {
    addAffine(values, axisNodes(axis, first, values.length / NODES), carried.lower);
    if (part) addAffine(part.values, part.nodes, carried.lower);
  }
  const limits = limitsBeforeEvent(carried, event);
  const top = event.knockOut ? high : axis.origin + end * axis.width;
  const pieces = piecesOf(event, limits, top);
  return { day: event.day, axis, first, values, part, pieces, ...limitsWithCoupon(limits, event) };
}

/**
 * Whole elements [first, end) over a range, within a window where one is given, and the element that a part of is left
 * below a hard upper end: null where there is none.
 */
function elementsOver(axis: Axis, { low, high }: Range, isHardAbove: boolean, window: Range | null) {
  const place = (x: number) => (x - axis.origin) / axis.width;
  const all = isHardAbove ? Math.floor(place(high) + SLIVER) : Math.ceil(place(high) - SLIVER);
  const seen = window ?? { low, high };
  const first = Math.max(Math.floor(place(low) + SLIVER), Math.floor(place(seen.low)));
  const end = Math.min(all, Math.ceil(place(seen.high)));
  const hasPart = isHardAbove && high > low && end === all && first <= all;
  return { first, end, partEnd: hasPart ? all : null };
}

function piecesOf({ coupon }: ClaimEvent, { lower, upper }: Limits, top: number): Piece[] {
  const above = over(lower, { from: top, to: Infinity, constant: upper, slope: 0 });
  const pieces = above ? [above] : [];
  if (coupon && Number.isFinite(coupon.level)) {
    pieces.push({ from: coupon.level, to: Infinity, constant: coupon.amount, slope: 0 });
  }
  return pieces;
}

/** The piece less the lower limit, or null where nothing is left. */
function over(lower: Affine, piece: Piece): Piece | null {
  const constant = piece.constant - lower.constant;
  const slope = piece.slope - lower.slope;
  return constant === 0 && slope === 0 ? null : { ...piece, constant, slope };
}

function addAffine(values: Float64Array, nodes: Float64Array, { constant, slope }: Affine): void {
  if (constant === 0 && slope === 0) return;
  for (let i = 0; i < values.length; i++) values[i] += constant + slope * Math.exp(nodes[i]);
}
