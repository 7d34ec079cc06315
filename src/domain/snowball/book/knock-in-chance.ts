import type { Claim, ClaimEvent } from "../claim.ts";
import { dailyLaw } from "../daily-law.ts";
import type { FlatMarket } from "../market.ts";
import type { Kernels } from "../quadrature/kernels.ts";
import { expectation } from "../quadrature/slice.ts";
import { sweep } from "../quadrature/sweep.ts";
import type { Schedule } from "../schedule.ts";
import type { Position } from "./position.ts";

/**
 * Probability that a position that is alive knocks in at one of the next `days` closes, before it knocks out, under
 * the law that prices it (drift of rate less carry). Exact: one less the undiscounted value of a claim that pays one
 * unless that happens, found by the same daily recursion as the price. The volatility is above 0.
 */
export function knockInChance(
  { schedule, contract }: Position,
  market: FlatMarket,
  spot: number,
  days: number,
  kernels: Kernels,
): number {
  const law = { ...dailyLaw(market, schedule.daysPerYear), rate: 0 };
  const x = Math.log(spot / contract.initialPrice);
  const { first } = sweep(survivalClaim(schedule, Math.min(days, schedule.days)), law, { low: x, high: x }, kernels);
  const [survives] = expectation(first, law, first.day, x);
  return Math.min(1, Math.max(0, 1 - survives));
}

/** Pays 1 at a knock-out, or at the last of the closes where none knocked in. */
function survivalClaim({ knockIn, knockOut }: Schedule, days: number): Claim {
  const level = Math.log(knockIn!.barrier);
  const events = Array.from({ length: days - 1 }, (_, i): ClaimEvent => {
    const date = knockOut.find(({ day }) => day === i + 1);
    return {
      day: i + 1,
      knockOut: date ? { level: Math.log(date.barrier), amount: 1 } : null,
      knockIn: level,
      coupon: null,
    };
  });
  const payoff = [
    { from: Number.NEGATIVE_INFINITY, to: level, constant: 0, slope: 0 },
    { from: level, to: Infinity, constant: 1, slope: 0 },
  ];
  return { maturity: days, payoff, events };
}
