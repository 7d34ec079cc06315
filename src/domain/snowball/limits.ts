import type { Affine, Claim, ClaimEvent } from "./claim.ts";

/** What a claim's value tends to as the price falls to nothing (`lower`) and as it rises without end (`upper`). */
export interface Limits {
  readonly lower: Affine;
  readonly upper: number;
}

/** Limits of the payoff at maturity, which is bounded above. */
export function payoffLimits({ payoff }: Claim): Limits {
  return { lower: payoff[0], upper: payoff[payoff.length - 1].constant };
}

/** Limits some days earlier, over which rate and carry add up to the given sums. */
export function earlierLimits({ lower, upper }: Limits, rate: number, carry: number): Limits {
  const discount = Math.exp(-rate);
  return {
    lower: { constant: lower.constant * discount, slope: lower.slope * Math.exp(-carry) },
    upper: upper * discount,
  };
}

/** Limits just before the close of an event, from those just after it, coupons not yet counted. */
export function limitsBeforeEvent(limits: Limits, { knockOut, knockIn }: ClaimEvent): Limits {
  return {
    lower: knockIn === null ? limits.lower : { constant: 0, slope: 0 },
    upper: knockOut?.amount ?? limits.upper,
  };
}

/** The limits with a coupon added: always above, and below too where it is paid at any price. */
export function limitsWithCoupon(limits: Limits, { coupon }: ClaimEvent): Limits {
  if (!coupon) return limits;
  const { lower, upper } = limits;
  const constant = lower.constant + (coupon.level === Number.NEGATIVE_INFINITY ? coupon.amount : 0);
  return { lower: { ...lower, constant }, upper: upper + coupon.amount };
}
