import { InputError } from "../../../errors.ts";
import { requireSpots } from "../engine.ts";
import { type FlatMarket, requireFlat } from "../market.ts";
import { pricesIn } from "../quadrature/ladder.ts";
import type { Schedule, State } from "../schedule.ts";

/** A contract whose coupons make it worth what was asked. */
export interface FairCoupon {
  /** What every coupon was multiplied by. */
  readonly factor: number;
  /** Annual coupon of the first knock-out date then, or at maturity where there is none. */
  readonly coupon: number;
  readonly schedule: Schedule;
}

/** The contract with every coupon (knock-out, maturity, periodic) multiplied. */
export function withCoupons(schedule: Schedule, factor: number): Schedule {
  const { knockOut, couponAtMaturity, periodicCoupon } = schedule;
  return {
    ...schedule,
    knockOut: knockOut.map((date) => ({ ...date, coupon: date.coupon * factor })),
    couponAtMaturity: couponAtMaturity * factor,
    ...(periodicCoupon && { periodicCoupon: periodicCoupon.map((c) => ({ ...c, amount: c.amount * factor })) }),
  };
}

/**
 * Coupons in the proportions of the schedule that make the contract worth `target`: the value is a straight line in
 * their common factor, so two prices settle it. Throws InputError where the coupons are all 0, whose proportions say
 * nothing, or where the value does not depend on them.
 */
export function fairCoupon(
  schedule: Schedule,
  market: FlatMarket,
  spot: number,
  target: number,
  state: State = "alive",
): FairCoupon {
  requireFlat(market, "quadrature");
  requireSpots([spot]);
  const price = (factor: number) => pricesIn(withCoupons(schedule, factor), market, [spot], state)[0];
  const without = price(0);
  const perFactor = price(1) - without;
  if (!(Math.abs(perFactor) > 1e-9 * schedule.initialPrice)) {
    throw new InputError(`the coupons add ${perFactor} to the value; expected coupons that the value depends on`);
  }
  const factor = (target - without) / perFactor;
  const fair = withCoupons(schedule, factor);
  return { factor, coupon: fair.knockOut[0]?.coupon ?? fair.couponAtMaturity, schedule: fair };
}
