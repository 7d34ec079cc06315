import { InputError } from "../../errors.ts";
import type { Piece } from "./piece.ts";
import type { KnockIn, Schedule } from "./schedule.ts";

/** constant + slope x exp(x): what a value tends to as the price falls to nothing. */
export interface Affine {
  readonly constant: number;
  readonly slope: number;
}

/** What may happen to a claim at a close before maturity. Levels are log prices. */
export interface ClaimEvent {
  readonly day: number;
  /** At or above the level the claim ends and pays the amount. */
  readonly knockOut: { readonly level: number; readonly amount: number } | null;
  /** At or below the level the claim ends and pays nothing. */
  readonly knockIn: number | null;
  /** Paid at or above the level, which is -Infinity where it is always paid. */
  readonly coupon: { readonly level: number; readonly amount: number } | null;
}

/** A payoff at maturity as pieces over all log prices, and the events before it, days rising. */
export interface Claim {
  readonly maturity: number;
  readonly payoff: readonly Piece[];
  readonly events: readonly ClaimEvent[];
}

/** Contract value once knocked in: it ends at a knock-out or at maturity, and pays its periodic coupons. */
export function knockedInClaim(schedule: Schedule): Claim {
  const { initialPrice, principal, days, knockOut, periodicCoupon = [] } = schedule;
  const events = new Map<number, ClaimEvent>();
  for (const date of knockOut) {
    const amount = initialPrice * (principal + date.coupon * date.accrualYears);
    events.set(date.day, eventOn(date.day, { knockOut: { level: Math.log(date.barrier), amount } }));
  }
  for (const { day, barrier, amount } of periodicCoupon) {
    const coupon = { level: Math.log(barrier), amount: initialPrice * amount };
    events.set(day, { ...(events.get(day) ?? eventOn(day, {})), coupon });
  }
  const last = events.get(days) ?? eventOn(days, {});
  const { strikeUpper, strikeLower, participation } = schedule.afterKnockIn;
  const cuts = [strikeUpper, strikeLower].map(Math.log);
  return {
    maturity: days,
    payoff: payoffPieces(cuts, last, (from, to) => {
      const principalPaid = initialPrice * principal;
      if (to <= Math.log(strikeLower)) return affine(principalPaid + participation * (strikeLower - strikeUpper));
      if (from >= Math.log(strikeUpper)) return affine(principalPaid);
      return affine(principalPaid - participation * strikeUpper, participation);
    }),
    events: before(days, events),
  };
}

/**
 * Value of a contract that is alive over the same contract knocked in. Nothing is left of it after a knock-out or a
 * knock-in; at maturity it is the coupon and the loss not suffered. Throws InputError for a Paris knock-in.
 */
export function aliveExcessClaim(schedule: Schedule): Claim {
  const { initialPrice, days, knockOut, knockIn, couponAtMaturity, accrualYearsAtMaturity } = schedule;
  if (knockIn?.paris) throw new InputError("knockIn.paris counts closes; only the monte-carlo engine prices it");
  const knockOutOn = new Map(knockOut.map(({ day, barrier }) => [day, { level: Math.log(barrier), amount: 0 }]));
  const level = knockIn && Math.log(knockIn.barrier);
  const events = new Map<number, ClaimEvent>();
  for (const day of knockIn ? observedDays(knockIn, days) : []) {
    events.set(day, { day, knockOut: knockOutOn.get(day) ?? null, knockIn: level, coupon: null });
  }
  for (const [day, out] of knockOutOn) if (!events.has(day)) events.set(day, eventOn(day, { knockOut: out }));
  const last = events.get(days) ?? eventOn(days, {});
  const { strikeUpper, strikeLower, participation } = schedule.afterKnockIn;
  const coupon = initialPrice * couponAtMaturity * accrualYearsAtMaturity;
  const cuts = [strikeUpper, strikeLower].map(Math.log);
  return {
    maturity: days,
    payoff: payoffPieces(cuts, last, (from, to) => {
      if (to <= Math.log(strikeLower)) return affine(coupon + participation * (strikeUpper - strikeLower));
      if (from >= Math.log(strikeUpper)) return affine(coupon);
      return affine(coupon + participation * strikeUpper, -participation);
    }),
    events: before(days, events),
  };
}

/** The days, rising, on which the knock-in is observed. */
export function observedDays(knockIn: KnockIn, days: number): readonly number[] {
  if (knockIn.observe === "expiry") return [days];
  if (knockIn.observe === "daily") return Array.from({ length: days }, (_, i) => i + 1);
  return knockIn.observe;
}

function affine(constant: number, slope = 0): Affine {
  return { constant, slope };
}

function eventOn(day: number, parts: Partial<ClaimEvent>): ClaimEvent {
  return { day, knockOut: null, knockIn: null, coupon: null, ...parts };
}

function before(days: number, events: ReadonlyMap<number, ClaimEvent>): ClaimEvent[] {
  return [...events.values()].filter((event) => event.day < days).sort((a, b) => a.day - b.day);
}

/** Cuts the line at the levels that matter on the last day; `held` is the payoff where no event of that day applies. */
function payoffPieces(cuts: number[], last: ClaimEvent, held: (from: number, to: number) => Affine): Piece[] {
  const { knockOut, knockIn, coupon } = last;
  const levels = [...cuts, knockOut?.level, knockIn, coupon?.level].filter((level) => level !== undefined);
  const edges = levels.filter((level): level is number => level !== null && Number.isFinite(level));
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  return [Number.NEGATIVE_INFINITY, ...sorted].map((from, i): Piece => {
    const to = sorted[i] ?? Infinity;
    const couponPaid = coupon && from >= coupon.level ? coupon.amount : 0;
    const { constant, slope } = ended(knockOut, knockIn, from, to) ?? held(from, to);
    return { from, to, constant: constant + couponPaid, slope };
  });
}

function ended(knockOut: ClaimEvent["knockOut"], knockIn: number | null, from: number, to: number): Affine | null {
  if (knockOut && from >= knockOut.level) return affine(knockOut.amount);
  return knockIn !== null && to <= knockIn ? affine(0) : null;
}
