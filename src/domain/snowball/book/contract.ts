import type { Day } from "../../calendar/index.ts";
import { type SnowballTerms, USUAL_DAYS_PER_YEAR } from "../terms.ts";

export const BOOK_STATUSES = ["alive", "knocked-in", "knocked-out", "matured"] as const;
export type BookStatus = (typeof BOOK_STATUSES)[number];

/** One note of a book: a classic snowball, perhaps with a knock-out that steps down. Ratios are of the initial price. */
export interface BookContract {
  readonly id: string;
  /** Code of the price index. */
  readonly index: string;
  readonly notionalCny: number;
  readonly issueDate: Day;
  readonly initialPrice: number;
  readonly tenorMonths: number;
  /** The first month whose date can knock out. */
  readonly lockMonths: number;
  readonly knockOutRatio: number;
  /** Added to the knock-out ratio for each month after the first; negative steps down. */
  readonly knockOutStep: number;
  readonly knockInRatio: number;
  /** Annual. */
  readonly coupon: number;
  /** Share of the fall below the strike that the client bears after a knock-in. */
  readonly participation: number;
  /** Strike of that fall. */
  readonly strikeRatio: number;
  /** As told by whoever keeps the book; null where it is to be derived from closes. */
  readonly status: BookStatus | null;
}

/** The contract in the words of a term sheet, its principal included in the value. */
export function termsOf(contract: BookContract): SnowballTerms {
  const { initialPrice, issueDate, tenorMonths, lockMonths, coupon, participation } = contract;
  return {
    initialPrice,
    issueDate,
    tenorMonths,
    lockMonths,
    knockOut: {
      ratio: contract.knockOutRatio,
      stepPerMonth: contract.knockOutStep,
      stepFromMonth: lockMonths,
      lastRatio: null,
    },
    knockIn: { ratio: contract.knockInRatio, observe: "daily" },
    coupons: [{ fromMonth: 1, annual: coupon }],
    couponAtMaturity: coupon,
    principal: 1,
    strikeUpperRatio: contract.strikeRatio,
    strikeLowerRatio: 0,
    participation,
    monthlyCoupon: null,
    daysPerYear: USUAL_DAYS_PER_YEAR,
  };
}

/** Price of the index at which the contract knocks in. */
export function knockInLevel({ initialPrice, knockInRatio }: BookContract): number {
  return initialPrice * knockInRatio;
}

/** Units of the index that the contract is on: its delta times these is what its dealer holds. */
export function unitsOf({ notionalCny, initialPrice }: BookContract): number {
  return notionalCny / initialPrice;
}
