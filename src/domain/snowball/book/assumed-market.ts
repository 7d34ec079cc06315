import { InputError } from "../../../errors.ts";
import { type Day, dayOf, formatDay, weekday } from "../../calendar/index.ts";
import { type DailySeries, valueOn } from "../../market/series.ts";
import type { TradingCalendar } from "../schedule-of.ts";
import type { SnowballTerms } from "../terms.ts";
import { USUAL_DAYS_PER_YEAR } from "../terms.ts";
import type { BookContract } from "./book-contract.ts";
import { deriveStatus } from "./contract-status.ts";

/** What is assumed of a market's outstanding snowballs, whose contracts nobody publishes. */
export interface MarketAssumptions {
  /** Notional outstanding on `outstandingOn`, by index. */
  readonly outstanding: readonly { readonly index: string; readonly notionalCny: number }[];
  readonly outstandingOn: Day;
  /** One note a week is issued from the first day to the last, at the close of the given weekday (1 Monday .. 5 Friday). */
  readonly firstIssue: Day;
  readonly lastIssue: Day;
  readonly issueWeekday: number;
  /** Shares of each week's issue by knock-in ratio. */
  readonly knockInMix: readonly { readonly ratio: number; readonly share: number }[];
  /** Issues of these months count for `weight` times those of others. */
  readonly heavyIssues: { readonly from: Day; readonly to: Day; readonly weight: number };
  readonly tenorMonths: number;
  readonly lockMonths: number;
  readonly knockOutRatio: number;
  readonly coupon: number;
}

/** The market of January 2024; where each figure comes from stands in ASSUMPTION_SOURCES. */
export const JANUARY_2024: MarketAssumptions = {
  outstanding: [
    { index: "000905.SH", notionalCny: 125e9 },
    { index: "000852.SH", notionalCny: 91e9 },
  ],
  outstandingOn: dayOf(2023, 12, 29),
  firstIssue: dayOf(2022, 1, 1),
  lastIssue: dayOf(2023, 12, 29),
  issueWeekday: 5,
  knockInMix: [
    { ratio: 0.75, share: 0.45 },
    { ratio: 0.8, share: 0.4 },
    { ratio: 0.7, share: 0.15 },
  ],
  heavyIssues: { from: dayOf(2023, 1, 1), to: dayOf(2023, 6, 30), weight: 2.5 },
  tenorMonths: 24,
  lockMonths: 3,
  knockOutRatio: 1.03,
  coupon: 0.15,
};

/** The source, or the want of one, of each assumption. */
export const ASSUMPTION_SOURCES: Readonly<Record<keyof MarketAssumptions, string>> = {
  outstanding: "RMB 216 billion in all: Cinda Securities in the South China Morning Post, January 2024; split assumed",
  outstandingOn: "the last trading day before the fall; assumed",
  firstIssue: "24-month notes alive in January 2024 were issued from January 2022 on",
  lastIssue: "the day the total refers to; assumed",
  issueWeekday: "assumed: weekly issues stand for a steady flow",
  knockInMix: "assumed: barriers of 75% and 80% prevail in dealers' accounts of the period, 70% is the old standard",
  heavyIssues:
    "fitted to the published cluster: CSI1000 knock-ins near 5,180, notes mostly opened in February to April 2023",
  tenorMonths: "the usual term",
  lockMonths: "the usual lock",
  knockOutRatio: "the usual barrier",
  coupon: "a typical coupon of the period; assumed",
};

/**
 * The contracts of an assumed market: weekly notes at recorded closes, those that had knocked out or matured by
 * `outstandingOn` removed, the rest scaled to the notional outstanding. Only closes up to that day are read. Throws
 * InputError for shares that do not add up to 1 or an index without history, and DataGap as deriveStatus.
 */
export function assumedMarket(
  assumptions: MarketAssumptions,
  histories: ReadonlyMap<string, DailySeries>,
  calendar: TradingCalendar,
): BookContract[] {
  const shares = assumptions.knockInMix.reduce((sum, { share }) => sum + share, 0);
  if (Math.abs(shares - 1) > 1e-9) throw new InputError(`knockInMix adds up to ${shares}; expected shares that make 1`);
  return assumptions.outstanding.flatMap(({ index, notionalCny }) => {
    const closes = histories.get(index);
    if (!closes) throw new InputError(`outstanding names ${index}, which has no history; expected an index that has`);
    const notes = survivingNotes(assumptions, index, closes, calendar);
    const weight = notes.reduce((sum, note) => sum + note.notionalCny, 0);
    return notes.map((note) => ({ ...note, notionalCny: (note.notionalCny / weight) * notionalCny }));
  });
}

/** Notes still there, their notional as yet a weight. */
function survivingNotes(
  assumptions: MarketAssumptions,
  index: string,
  closes: DailySeries,
  calendar: TradingCalendar,
): BookContract[] {
  const { outstandingOn, heavyIssues, knockInMix } = assumptions;
  return issueDays(assumptions, calendar).flatMap((issueDate) => {
    const initialPrice = valueOn(closes, issueDate);
    const isHeavy = issueDate >= heavyIssues.from && issueDate <= heavyIssues.to;
    return knockInMix.flatMap(({ ratio, share }): BookContract[] => {
      const terms = noteTerms(assumptions, issueDate, initialPrice, ratio);
      const { status } = deriveStatus(terms, closes, outstandingOn, calendar);
      if (status === "knocked-out" || status === "matured") return [];
      const id = `${index} ${formatDay(issueDate)} ${ratio}`;
      return [{ id, index, notionalCny: share * (isHeavy ? heavyIssues.weight : 1), terms, status: null }];
    });
  });
}

/** One day a week: the weekday asked for or, where it is closed, the next trading day. */
function issueDays({ firstIssue, lastIssue, issueWeekday }: MarketAssumptions, calendar: TradingCalendar): Day[] {
  const first = firstIssue + ((issueWeekday - weekday(firstIssue) + 7) % 7);
  const weeks = Math.floor((lastIssue - first) / 7) + 1;
  const days = Array.from({ length: Math.max(0, weeks) }, (_, i) => calendar.tradingDayOnOrAfter(first + 7 * i));
  return [...new Set(days)].filter((day) => day <= lastIssue);
}

function noteTerms(a: MarketAssumptions, issueDate: Day, initialPrice: number, knockInRatio: number): SnowballTerms {
  return {
    initialPrice,
    issueDate,
    tenorMonths: a.tenorMonths,
    lockMonths: a.lockMonths,
    knockOut: { ratio: a.knockOutRatio, stepPerMonth: 0, stepFromMonth: a.lockMonths, lastRatio: null },
    knockIn: { ratio: knockInRatio, observe: "daily" },
    coupons: [{ fromMonth: 1, annual: a.coupon }],
    couponAtMaturity: a.coupon,
    principal: 1,
    strikeUpperRatio: 1,
    strikeLowerRatio: 0,
    participation: 1,
    monthlyCoupon: null,
    daysPerYear: USUAL_DAYS_PER_YEAR,
  };
}
