import type { Schedule, State } from "../domain/snowball/index.ts";

/** A classic note in round months, and the market it is priced in; prices in points, the rest as decimals. */
export interface NoteTerms {
  readonly initialPrice: number;
  readonly spot: number;
  readonly knockIn: number;
  readonly knockOut: number;
  /** Annual. */
  readonly coupon: number;
  readonly tenorMonths: number;
  /** First month that can knock out. */
  readonly lockMonths: number;
  /** Months since issue. */
  readonly elapsedMonths: number;
  readonly volatility: number;
  readonly rate: number;
  readonly carry: number;
  readonly state: State;
}

const DAYS_IN_MONTH = 21;
const MONTHS_IN_YEAR = 12;

/** The note as it stands now: months of 21 trading days, 252 days a year, coupons by months since issue. */
export function noteSchedule(terms: Omit<NoteTerms, "spot" | "state">): Schedule {
  const { initialPrice, tenorMonths, lockMonths, elapsedMonths, coupon } = terms;
  const left = tenorMonths - elapsedMonths;
  const months = Array.from({ length: left }, (_, i) => i + 1);
  return {
    initialPrice,
    principal: 1,
    daysPerYear: DAYS_IN_MONTH * MONTHS_IN_YEAR,
    days: left * DAYS_IN_MONTH,
    knockOut: months
      .filter((month) => month + elapsedMonths >= lockMonths)
      .map((month) => ({
        day: month * DAYS_IN_MONTH,
        barrier: initialPrice * terms.knockOut,
        coupon,
        accrualYears: (month + elapsedMonths) / MONTHS_IN_YEAR,
      })),
    knockIn: { barrier: initialPrice * terms.knockIn, observe: "daily" },
    couponAtMaturity: coupon,
    accrualYearsAtMaturity: tenorMonths / MONTHS_IN_YEAR,
    afterKnockIn: { strikeUpper: initialPrice, strikeLower: 0, participation: 1 },
  };
}

/** Profit at maturity as a share of the initial price, by the last close over the initial price. */
export function profitAtMaturity({ knockIn, knockOut, coupon, tenorMonths }: NoteTerms, ratio: number, state: State) {
  const paid = (coupon * tenorMonths) / MONTHS_IN_YEAR;
  if (ratio >= knockOut) return paid;
  if (state === "alive" && ratio > knockIn) return paid;
  return Math.min(0, ratio - 1);
}
