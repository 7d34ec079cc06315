import type { Claim } from "../claim.ts";
import { earlierLimits } from "../limits.ts";
import { NODES, nodesUpTo } from "./axis.ts";
import type { Frame } from "./frame.ts";
import { applyPower, POWER_DAYS, POWER_ELEMENTS } from "./kernels.ts";
import { tabulated } from "./range.ts";
import { SLIVER, type Slice } from "./slice.ts";

/** Fewer days than this are stepped. */
const LEAST_DAYS = 3;
/** Daily drifts, in deviations of a day, up to which the tilt below stays harmless. */
const MOST_DRIFT = 0.2;

/**
 * Number of events, `at` and those before it, that can be jumped at once: closes one day apart at which nothing but the
 * knock-in is observed. 0 where the frame keeps no powers or the slice does not lie wholly in the elements they cover.
 */
export function jumpLength(claim: Claim, at: number, next: Slice, frame: Frame): number {
  const { law, kernels, axis } = frame;
  if (!kernels.power || axis.days !== 1 || next.part || next.pieces.length > 0 || next.first !== 0) return 0;
  if (Math.abs(law.drift) > MOST_DRIFT * law.sigma || next.values.length > POWER_ELEMENTS * NODES) return 0;
  let length = 0;
  while (length < POWER_DAYS && at - length >= 0 && isQuiet(claim, at - length, next.day - 1 - length)) length++;
  if (length < LEAST_DAYS) return 0;
  const { high } = tabulated(claim, at - length + 1, law);
  return high <= axis.origin + POWER_ELEMENTS * axis.width ? length : 0;
}

function isQuiet(claim: Claim, at: number, day: number): boolean {
  const event = claim.events[at];
  return event.day === day && event.knockIn !== null && event.knockOut === null && event.coupon === null;
}

/**
 * The slice `length` days before `next`, nothing but the knock-in being observed on the way. The drift is taken out by
 * a tilt: E f(z + drift + noise) = exp(-drift z - drift^2 / 2) E g(z + noise) with g(z) = exp(drift z) f(z), z counted
 * in deviations of a day from the knock-in, so that one power serves every volatility and carry (Girsanov).
 */
export function jumpBack(claim: Claim, at: number, next: Slice, length: number, frame: Frame): Slice {
  const { axis, law, kernels } = frame;
  const tilt = kernels.tilt(law);
  const to = at - length + 1;
  const event = claim.events[to];
  const high = Math.min(tabulated(claim, to, law).high, to === 0 ? frame.window.high : Infinity);
  const count = Math.min(POWER_ELEMENTS, Math.max(0, Math.ceil((high - axis.origin) / axis.width - SLIVER)));
  const columns = Math.min(next.values.length, nodesUpTo(axis, tabulated(claim, at + 1, law).high));
  const rows = Math.min(count * NODES, nodesUpTo(axis, high));
  const tilted = next.values.map((value, i) => value * tilt[i]);
  const values = applyPower(kernels.power!(length), tilted, columns, rows, count * NODES);
  const drift = law.drift / law.sigma;
  const scale = Math.exp(-(law.rate + (drift * drift) / 2) * length);
  for (let i = 0; i < rows; i++) values[i] *= scale / tilt[i];
  const limits = earlierLimits(next, law.rate * length, law.carry * length);
  return { day: event.day, axis, first: 0, values, part: null, pieces: [], ...limits };
}
