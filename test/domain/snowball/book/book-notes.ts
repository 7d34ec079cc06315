import { type Day, parseDay } from "../../../../src/domain/calendar/index.ts";
import type { BookContract, SnowballTerms } from "../../../../src/domain/snowball/index.ts";

export const CSI1000 = "000852.SH";

/** A 24-month note on the CSI1000 of 100 million yuan, with changes. */
export function note(issueDate: string, initialPrice: number, changes: Partial<SnowballTerms> = {}): BookContract {
  const terms: SnowballTerms = {
    initialPrice,
    issueDate: parseDay(issueDate),
    tenorMonths: 24,
    lockMonths: 3,
    knockOut: { ratio: 1.03, stepPerMonth: 0, stepFromMonth: 3, lastRatio: null },
    knockIn: { ratio: 0.75, observe: "daily" },
    coupons: [{ fromMonth: 1, annual: 0.15 }],
    couponAtMaturity: 0.15,
    principal: 1,
    strikeUpperRatio: 1,
    strikeLowerRatio: 0,
    participation: 1,
    monthlyCoupon: null,
    daysPerYear: 244,
    ...changes,
  };
  return { id: `${issueDate} ${initialPrice}`, index: CSI1000, notionalCny: 1e8, terms, status: null };
}

/** Closes on every trading day given, from a rule by day. */
export function closesBy(days: Int32Array, close: (day: Day) => number) {
  return { days, values: Float64Array.from(days, close) };
}
