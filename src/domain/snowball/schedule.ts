/**
 * A snowball resolved to trading days counted from now: day 1 is the next close, nothing is observed at day 0.
 * Prices are in points of the underlying; the contract is on one unit, so that its notional is `initialPrice`.
 */
export interface Schedule {
  /** Price of the underlying at issue. */
  readonly initialPrice: number;
  /** Share of `initialPrice` paid back at the end: 1 with principal, 0 for the option alone. */
  readonly principal: number;
  /** Trading days a year: a day is a step of 1 / daysPerYear in variance and discounting. */
  readonly daysPerYear: number;
  /** Trading days until maturity. */
  readonly days: number;
  /** Knock-out dates, days rising; may be empty. */
  readonly knockOut: readonly KnockOutDate[];
  /** null for a contract that cannot knock in. */
  readonly knockIn: KnockIn | null;
  /** Annual coupon paid over `accrualYearsAtMaturity` where the contract neither knocked out nor in. */
  readonly couponAtMaturity: number;
  readonly accrualYearsAtMaturity: number;
  readonly afterKnockIn: AfterKnockIn;
  /** Phoenix coupons, days rising; paid on the day in either state, knock-out on the same close included. */
  readonly periodicCoupon?: readonly PeriodicCoupon[];
}

/** A close at or above `barrier` ends the contract: initialPrice x (principal + coupon x accrualYears) is paid that day. */
export interface KnockOutDate {
  readonly day: number;
  readonly barrier: number;
  /** Annual. */
  readonly coupon: number;
  /** Years of coupon, counted from issue. */
  readonly accrualYears: number;
}

/** A close at or below `barrier` on an observed day knocks in, unless the same close knocks out. */
export interface KnockIn {
  readonly barrier: number;
  /** Every close, the last one only, or the listed days. */
  readonly observe: "daily" | "expiry" | readonly number[];
  readonly paris?: Paris;
}

/** Paris knock-in: it takes this many observed closes at or below the barrier, in a row or in total. */
export interface Paris {
  readonly days: number;
  readonly count: "consecutive" | "cumulative";
  /** Such closes already counted today. */
  readonly soFar: number;
}

/**
 * At maturity of a contract that knocked in and not out: initialPrice x principal + participation x (price at maturity,
 * held between strikeLower and strikeUpper, minus strikeUpper).
 */
export interface AfterKnockIn {
  readonly strikeUpper: number;
  readonly strikeLower: number;
  readonly participation: number;
}

/** A close at or above `barrier` pays `amount` x initialPrice; a barrier of 0 always pays. */
export interface PeriodicCoupon {
  readonly day: number;
  readonly barrier: number;
  readonly amount: number;
}

/** Whether the contract has knocked in before today's close; today's own close is not yet observed. */
export type State = "alive" | "knocked-in";
