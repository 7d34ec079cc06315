import { aliveExcessClaim, type Claim, observedDays } from "../claim.ts";
import { dailyLaw } from "../daily-law.ts";
import type { FlatMarket } from "../market.ts";
import type { Piece } from "../piece.ts";
import type { Kernels } from "../quadrature/kernels.ts";
import { expectation } from "../quadrature/slice.ts";
import { sweep } from "../quadrature/sweep.ts";
import type { KnockIn, Schedule } from "../schedule.ts";

/**
 * Probability that an alive contract knocks in at one of its next `days` closes, seen from a price: one less that of
 * knocking out or lasting without. Under the pricing measure: the index drifts at rate - carry, with the market's
 * volatility, which is above 0. Exact as the quadrature engine is. Throws InputError for a Paris knock-in.
 */
export function knockInProbability(
  schedule: Schedule,
  market: FlatMarket,
  spot: number,
  days: number,
  kernels: Kernels,
): number {
  if (!schedule.knockIn) return 0;
  const x = Math.log(spot);
  const undiscounted = { ...dailyLaw(market, schedule.daysPerYear), rate: 0 };
  const claim = survivalClaim(schedule, schedule.knockIn, Math.min(days, schedule.days));
  const { first } = sweep(claim, undiscounted, { low: x, high: x }, kernels);
  const [survival] = expectation(first, undiscounted, first.day, x);
  return Math.min(1, Math.max(0, 1 - survival));
}

/** Pays 1 at a knock-out, or after `days` where the contract has not knocked in by then. */
function survivalClaim(schedule: Schedule, knockIn: KnockIn, days: number): Claim {
  const events = aliveExcessClaim(schedule)
    .events.filter((event) => event.day < days)
    .map((event) => ({ ...event, knockOut: event.knockOut && { ...event.knockOut, amount: 1 } }));
  const isObserved = observedDays(knockIn, schedule.days).includes(days);
  const knockOut = schedule.knockOut.find((date) => date.day === days)?.barrier ?? Infinity;
  const level = isObserved ? Math.log(Math.min(knockIn.barrier, knockOut)) : Number.NEGATIVE_INFINITY;
  const below: Piece = { from: Number.NEGATIVE_INFINITY, to: level, constant: 0, slope: 0 };
  const above: Piece = { from: level, to: Infinity, constant: 1, slope: 0 };
  return { maturity: days, payoff: isObserved ? [below, above] : [above], events };
}
