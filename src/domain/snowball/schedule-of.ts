import { InputError } from "../../errors.ts";
import { type Day, dayOf, dayOfMonth, formatDay, monthOf, yearOf } from "../calendar/index.ts";
import { projectedCalendar } from "./projected-calendar.ts";
import type { KnockIn, KnockOutDate, PeriodicCoupon, Schedule } from "./schedule.ts";
import type { SnowballTerms } from "./terms.ts";

/** The trading days that a schedule is counted in; `domain/calendar` is one, for the years it covers. */
export interface TradingCalendar {
  tradingDayOnOrAfter(day: Day): Day;
  /** Trading days in (from, to]. */
  tradingDaysBetween(from: Day, to: Day): number;
}

/** Coupons accrue over natural days, 365 to the year. */
const NATURAL_DAYS_PER_YEAR = 365;

/**
 * The schedule of a contract as it stands after the close of `asOf`: what was observed on or before that day is past.
 * The calendar is the exchange's, projected beyond its last published year, unless another is given. `parisSoFar` is the count of closes that a Paris knock-in has already seen. Throws InputError where `asOf` lies
 * before the issue or the contract is over, and what the calendar throws beyond its last year.
 */
export function scheduleOf(
  terms: SnowballTerms,
  asOf: Day,
  calendar: TradingCalendar = projectedCalendar,
  parisSoFar = 0,
): Schedule {
  const { initialPrice, issueDate, tenorMonths } = terms;
  const maturity = observationDay(issueDate, tenorMonths, calendar);
  requireAlive(issueDate, asOf, maturity);
  const months = Array.from({ length: tenorMonths }, (_, i) => i + 1)
    .map((month) => ({ month, date: observationDay(issueDate, month, calendar) }))
    .filter(({ date }) => date > asOf)
    .map(({ month, date }) => ({ month, date, day: calendar.tradingDaysBetween(asOf, date) }));
  const accrual = (date: Day) => (date - issueDate) / NATURAL_DAYS_PER_YEAR;
  const coupons = monthlyCoupons(terms, months);
  return {
    initialPrice,
    principal: terms.principal,
    daysPerYear: terms.daysPerYear,
    days: calendar.tradingDaysBetween(asOf, maturity),
    knockOut: months
      .filter(({ month }) => month >= terms.lockMonths)
      .map(({ month, date, day }): KnockOutDate => {
        const barrier = initialPrice * knockOutRatio(terms, month);
        return { day, barrier, coupon: couponIn(terms, month), accrualYears: accrual(date) };
      }),
    knockIn: resolveKnockIn(terms, parisSoFar),
    couponAtMaturity: terms.couponAtMaturity,
    accrualYearsAtMaturity: accrual(maturity),
    afterKnockIn: {
      strikeUpper: initialPrice * terms.strikeUpperRatio,
      strikeLower: initialPrice * terms.strikeLowerRatio,
      participation: terms.participation,
    },
    ...(coupons.length > 0 ? { periodicCoupon: coupons } : {}),
  };
}

/** The day on which month m after issue is observed: the same day of the month, or its last, or the next trading day. */
export function observationDay(issueDate: Day, months: number, calendar: TradingCalendar): Day {
  const month = monthOf(issueDate) + months;
  const lastOfMonth = dayOfMonth(dayOf(yearOf(issueDate), month + 1, 0));
  const day = dayOf(yearOf(issueDate), month, Math.min(dayOfMonth(issueDate), lastOfMonth));
  return calendar.tradingDayOnOrAfter(day);
}

/** Knock-out barrier of a month as a share of the initial price. */
export function knockOutRatio({ knockOut, tenorMonths }: SnowballTerms, month: number): number {
  if (month === tenorMonths && knockOut.lastRatio !== null) return knockOut.lastRatio;
  return knockOut.ratio + knockOut.stepPerMonth * (month - knockOut.stepFromMonth);
}

/** Annual knock-out coupon of a month. */
export function couponIn({ coupons }: SnowballTerms, month: number): number {
  return coupons.findLast((step) => step.fromMonth <= month)!.annual;
}

function requireAlive(issueDate: Day, asOf: Day, maturity: Day): void {
  if (asOf < issueDate) {
    throw new InputError(`the date is ${formatDay(asOf)}; expected the issue date, ${formatDay(issueDate)}, or later`);
  }
  if (asOf >= maturity) {
    throw new InputError(`the date is ${formatDay(asOf)}; expected one before the maturity, ${formatDay(maturity)}`);
  }
}

function monthlyCoupons(
  { monthlyCoupon, initialPrice }: SnowballTerms,
  months: readonly { readonly day: number }[],
): PeriodicCoupon[] {
  if (!monthlyCoupon) return [];
  return months.map(({ day }) => ({ day, barrier: initialPrice * monthlyCoupon.ratio, amount: monthlyCoupon.amount }));
}

function resolveKnockIn({ knockIn, initialPrice }: SnowballTerms, parisSoFar: number): KnockIn | null {
  if (!knockIn) return null;
  const { ratio, observe, paris } = knockIn;
  const plain = { barrier: initialPrice * ratio, observe };
  return paris ? { ...plain, paris: { ...paris, soFar: parisSoFar } } : plain;
}
