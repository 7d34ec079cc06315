import type { Claim } from "../claim.ts";
import type { DailyLaw } from "../daily-law.ts";
import { REACH } from "./axis.ts";

/** Log prices between which a claim's value before a close has to be tabulated. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Range of event `at`. Outside it the value is, but for a mass of 5e-12, its limit for low or high prices, since no
 * level that matters can be reached before the claim ends anyway; or no earlier value depends on it. An event's own
 * knock-in and knock-out are hard ends of its range.
 */
export function tabulated(claim: Claim, at: number, law: DailyLaw): Range {
  const event = claim.events[at];
  const low = event.knockIn ?? softEnd(claim, at, law, -1);
  if (event.knockOut) return { low, high: event.knockOut.level };
  return { low, high: Math.min(softEnd(claim, at, law, 1), neededBelow(claim, at, law)) };
}

/** The furthest price, down (-1) or up (1), from which a level is still within reach before the claim ends there. */
function softEnd(claim: Claim, at: number, law: DailyLaw, side: -1 | 1): number {
  const { events } = claim;
  const { day } = events[at];
  let end = side * Number.NEGATIVE_INFINITY;
  const include = (level: number, later: number) => {
    const days = later - day;
    const seen = level - law.drift * days + side * REACH * law.sigma * Math.sqrt(days);
    if (Number.isFinite(seen)) end = side < 0 ? Math.min(end, seen) : Math.max(end, seen);
  };
  for (let later = at + 1; later < events.length; later++) {
    const { knockOut, knockIn, coupon } = events[later];
    if (knockOut) include(knockOut.level, events[later].day);
    if (knockIn !== null) include(knockIn, events[later].day);
    if (coupon) include(coupon.level, events[later].day);
    if (side < 0 ? knockIn !== null : knockOut !== null) return end;
  }
  for (const { from } of claim.payoff) include(from, claim.maturity);
  return end;
}

/** The price above which no path passes that was below the last knock-out before event `at`. */
function neededBelow(claim: Claim, at: number, law: DailyLaw): number {
  for (let earlier = at - 1; earlier >= 0; earlier--) {
    const { day, knockOut } = claim.events[earlier];
    const days = claim.events[at].day - day;
    if (knockOut) return knockOut.level + law.drift * days + REACH * law.sigma * Math.sqrt(days);
  }
  return Infinity;
}
