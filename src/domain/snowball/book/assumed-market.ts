import { DataGap, InputError } from "../../../errors.ts";
import { type Day, dayOf, formatDay, tradingDays, weekday } from "../../calendar/index.ts";
import { valueOn } from "../../market/series.ts";
import type { BookContract } from "./contract.ts";
import type { IndexHistory } from "./history.ts";
import { bookAsOf } from "./position.ts";

/** What is assumed of the outstanding market; docs/snowball-desk.md names the source of each. */
export interface MarketAssumptions {
  /** Outstanding notional by index, on `scaledOn` or on an earlier day asked for; yuan. */
  readonly outstandingCny: Readonly<Record<string, number>>;
  readonly scaledOn: Day;
  /** One issue a week on its last trading day, at that close. */
  readonly issuedFrom: Day;
  readonly issuedTo: Day;
  /** Issues between these days weigh more than the others. */
  readonly heavyFrom: Day;
  readonly heavyTo: Day;
  readonly heavyWeight: number;
  readonly tenorMonths: number;
  readonly lockMonths: number;
  readonly knockOutRatio: number;
  readonly knockOutStep: number;
  /** Knock-in ratios and the share of each issue that has them; shares need not add up to 1. */
  readonly knockIns: readonly { readonly ratio: number; readonly share: number }[];
  readonly coupon: number;
  readonly participation: number;
}

export const USUAL_ASSUMPTIONS: MarketAssumptions = {
  outstandingCny: { "000905.SH": 125e9, "000852.SH": 91e9 },
  scaledOn: dayOf(2023, 12, 29),
  issuedFrom: dayOf(2022, 1, 1),
  issuedTo: dayOf(2023, 12, 31),
  heavyFrom: dayOf(2023, 1, 1),
  heavyTo: dayOf(2023, 6, 30),
  heavyWeight: 2.5,
  tenorMonths: 24,
  lockMonths: 3,
  knockOutRatio: 1.03,
  knockOutStep: 0,
  knockIns: [
    { ratio: 0.75, share: 0.45 },
    { ratio: 0.8, share: 0.4 },
    { ratio: 0.7, share: 0.15 },
  ],
  coupon: 0.15,
  participation: 1,
};

/**
 * The notes of the assumed market issued by `asOf`. What knocked out or matured is among them; the sizes are such that
 * those living on `scaledOn`, or on `asOf` where that is earlier, add up to what is outstanding. Nothing after `asOf`
 * is looked at. Throws DataGap where a close is missing, or where no note of an index is living then.
 */
export function assumedMarket(
  assumptions: MarketAssumptions,
  histories: ReadonlyMap<string, IndexHistory>,
  asOf: Day,
): BookContract[] {
  const scaledOn = Math.min(asOf, assumptions.scaledOn);
  return Object.entries(assumptions.outstandingCny).flatMap(([index, outstanding]) => {
    if (outstanding === 0) return [];
    const issues = issuesOf(assumptions, index, histories, asOf);
    const living = bookAsOf(issues, histories, scaledOn).living.reduce((sum, at) => sum + at.contract.notionalCny, 0);
    if (living === 0) {
      throw new DataGap(
        `no note of ${index} assumed to be issued from ${formatDay(assumptions.issuedFrom)} lives on ${formatDay(scaledOn)}; ask for another date or assume other issues`,
      );
    }
    return issues.map((contract) => ({ ...contract, notionalCny: (contract.notionalCny * outstanding) / living }));
  });
}

/** The issues of one index with their relative sizes as notionals. */
function issuesOf(
  assumptions: MarketAssumptions,
  index: string,
  histories: ReadonlyMap<string, IndexHistory>,
  asOf: Day,
): BookContract[] {
  const { heavyFrom, heavyTo, heavyWeight, knockIns } = assumptions;
  const history = histories.get(index);
  if (!history) throw new InputError(`an outstanding amount is assumed for ${index}; expected an index with closes`);
  return issueDays(assumptions.issuedFrom, Math.min(assumptions.issuedTo, asOf)).flatMap((issueDate) => {
    const initialPrice = valueOn(history, issueDate);
    if (Number.isNaN(initialPrice)) {
      throw new DataGap(`${index} has no close on ${formatDay(issueDate)}, when notes are assumed to be issued`);
    }
    const weight = issueDate >= heavyFrom && issueDate <= heavyTo ? heavyWeight : 1;
    return knockIns.map(({ ratio, share }): BookContract => {
      const { tenorMonths, lockMonths, knockOutRatio, knockOutStep, coupon, participation } = assumptions;
      return {
        id: `${index} ${formatDay(issueDate)} ${ratio}`,
        index,
        notionalCny: weight * share,
        issueDate,
        initialPrice,
        tenorMonths,
        lockMonths,
        knockOutRatio,
        knockOutStep,
        knockInRatio: ratio,
        coupon,
        participation,
        strikeRatio: 1,
        status: null,
      };
    });
  });
}

/** The last trading day of each week. */
function issueDays(from: Day, to: Day): Day[] {
  const days = tradingDays(from, to);
  const week = (day: Day) => day - ((weekday(day) + 6) % 7);
  return [...days].filter((day, i) => i + 1 === days.length || week(days[i + 1]) !== week(day));
}
