import type { Day } from "../calendar/index.ts";

/** What is owed on a loan and what stands behind it beside the shares. */
export interface OwedLoan {
  readonly shares: number;
  readonly start: Day;
  /** Yuan lent; NaN where unknown. */
  readonly principalCny: number;
  /** Interest a year that is added to the debt; 0 where it is paid as it falls due. */
  readonly interest: number;
  /** Yuan of other collateral. */
  readonly otherCny: number;
}

const DAYS_IN_YEAR = 365;

/** How much a debt has grown since its start by interest that is added to it (simple, actual days over 365). */
export function lineMultiple(interest: number, days: number): number {
  return 1 + (interest * Math.max(0, days)) / DAYS_IN_YEAR;
}

/** Principal and interest on a day, in yuan; NaN where the principal is unknown. */
export function owed({ principalCny, interest, start }: OwedLoan, day: Day): number {
  return principalCny * lineMultiple(interest, day - start);
}

/**
 * Performance ratio of a loan at a price (履约保障比例): (shares x price + other collateral) / (principal + interest), the
 * ratio of the exchanges' rules on pledge repurchase. NaN where price or principal is unknown.
 */
export function coverage(loan: OwedLoan, price: number, day: Day): number {
  return (loan.shares * price + loan.otherCny) / owed(loan, day);
}

/**
 * Price of the share at which the ratio equals `line`; not below 0, where other collateral alone covers it. NaN where the
 * principal is unknown.
 */
export function linePrice(loan: OwedLoan, line: number, day: Day): number {
  return Math.max(0, (line * owed(loan, day) - loan.otherCny) / loan.shares);
}
