import type { Claim } from "../claim.ts";
import type { DailyLaw } from "../daily-law.ts";
import { type Axis, axisFor, axisNodes, REACH } from "./axis.ts";
import type { Kernels, RowsMemo } from "./kernels.ts";
import { type Part, partBetween } from "./part.ts";
import type { Range } from "./range.ts";

/** What the steps of one sweep have in common. */
export interface Frame {
  readonly law: DailyLaw;
  readonly kernels: Kernels;
  /** Elements of the first event, and of all later ones. */
  readonly firstAxis: Axis;
  readonly axis: Axis;
  /** Prices that the first event can see from the spots asked for. */
  readonly window: Range;
  /** Transitions between places that many contracts share. */
  readonly rows: RowsMemo;
  /** axisNodes, and the parts of `axis` by knock-out level, each made once. */
  readonly nodes: Map<string, Float64Array>;
  readonly parts: Map<number, Part>;
}

/**
 * Elements have an edge where most is lost, on the knock-in or else the first knock-out, and are as wide as the
 * shortest step between events allows. Those of the first event alone suit the step from today to it, which may be
 * much shorter. `spots` is the range of the log prices to be valued.
 */
export function frameFor(claim: Claim, law: DailyLaw, kernels: Kernels, spots: Range): Frame {
  const origin = originOf(claim);
  const days = claim.events.map((event) => event.day);
  const firstDay = days[0] ?? claim.maturity;
  const shortest = shortestGap([...days, claim.maturity]);
  const axis = axisFor(origin, law.sigma, shortest);
  const firstAxis = firstDay < shortest ? axisFor(origin, law.sigma, firstDay) : axis;
  const reach = (REACH + 1) * law.sigma * Math.sqrt(firstDay);
  const drift = law.drift * firstDay;
  const window = { low: spots.low + drift - reach, high: spots.high + drift + reach };
  const rows = kernels.rows(law, origin);
  return { law, kernels, firstAxis, axis, window, rows, nodes: new Map(), parts: new Map() };
}

function shortestGap(days: readonly number[]): number {
  let shortest = days.length > 1 ? Infinity : days[0];
  for (let i = 1; i < days.length; i++) shortest = Math.min(shortest, days[i] - days[i - 1]);
  return shortest;
}

function originOf(claim: Claim): number {
  const knockIn = claim.events.find((event) => event.knockIn !== null)?.knockIn;
  const knockOut = claim.events.find((event) => event.knockOut !== null)?.knockOut?.level;
  return knockIn ?? knockOut ?? claim.payoff.find((piece) => Number.isFinite(piece.from))?.from ?? 0;
}

/** Log prices of the nodes of some elements, remembered. */
export function nodesOf(frame: Frame, axis: Axis, first: number, count: number): Float64Array {
  const key = `${axis.days} ${first} ${count}`;
  const nodes = frame.nodes.get(key) ?? axisNodes(axis, first, count);
  frame.nodes.set(key, nodes);
  return nodes;
}

/** The part of an axis from an element's edge up to a knock-out level, remembered. */
export function partOf(frame: Frame, axis: Axis, from: number, level: number): Part {
  const known = axis === frame.axis ? frame.parts.get(level) : undefined;
  const part = known ?? partBetween(from, level, frame.law.sigma * Math.sqrt(axis.days));
  if (axis === frame.axis) frame.parts.set(level, part);
  return part;
}
