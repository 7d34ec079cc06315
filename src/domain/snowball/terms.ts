import type { Day } from "../calendar/index.ts";
import type { Paris } from "./schedule.ts";

/**
 * A snowball in the words of its term sheet. Ratios are shares of the initial price; month m is m calendar months after
 * issue, observed that day or on the next trading day.
 */
export interface SnowballTerms {
  readonly initialPrice: number;
  readonly issueDate: Day;
  readonly tenorMonths: number;
  /** The first month whose date can knock out. */
  readonly lockMonths: number;
  readonly knockOut: KnockOutTerms;
  readonly knockIn: KnockInTerms | null;
  /** Annual knock-out coupon from each month on, months rising, the first at or before the lock. */
  readonly coupons: readonly CouponStep[];
  /** Annual coupon where the contract neither knocked out nor in. */
  readonly couponAtMaturity: number;
  /** Share of the initial price paid back: 1, or 0 for the option alone. */
  readonly principal: number;
  readonly strikeUpperRatio: number;
  readonly strikeLowerRatio: number;
  readonly participation: number;
  /** Phoenix: `amount` of the initial price in every month that closes at or above `ratio`, from month 1 on. */
  readonly monthlyCoupon: { readonly ratio: number; readonly amount: number } | null;
  /** Trading days a year, to which volatility and rates refer. */
  readonly daysPerYear: number;
}

export interface KnockOutTerms {
  readonly ratio: number;
  /** Added to the ratio for each month after `stepFromMonth`; negative steps down. */
  readonly stepPerMonth: number;
  readonly stepFromMonth: number;
  /** Ratio in the last month, where it differs (parachute). */
  readonly lastRatio: number | null;
}

export interface KnockInTerms {
  readonly ratio: number;
  readonly observe: "daily" | "expiry";
  readonly paris?: Omit<Paris, "soFar">;
}

export interface CouponStep {
  readonly fromMonth: number;
  readonly annual: number;
}

/** Trading days of a year on the mainland exchanges, as 242 to 244 of them fall into a year. */
export const USUAL_DAYS_PER_YEAR = 244;
