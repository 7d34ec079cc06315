import { type Day, parseDay, tradingDays } from "../../../../src/domain/calendar/index.ts";
import { type BookContract, type IndexHistory, indexHistory } from "../../../../src/domain/snowball/book/index.ts";

export const day = parseDay;

/** A note on CSI1000 issued at 1000 on 2023-03-03: out at 1030 from month 3, in at 750. */
export function note(changes: Partial<BookContract> = {}): BookContract {
  return {
    id: "N1",
    index: "000852.SH",
    notionalCny: 100e6,
    issueDate: day("2023-03-03"),
    initialPrice: 1000,
    tenorMonths: 24,
    lockMonths: 3,
    knockOutRatio: 1.03,
    knockOutStep: 0,
    knockInRatio: 0.75,
    coupon: 0.15,
    participation: 1,
    strikeRatio: 1,
    status: null,
    ...changes,
  };
}

/** Closes on every trading day of a span: `level`, but for the days named. NaN leaves a day out. */
export function closes(from: string, to: string, level: number, others: Record<string, number> = {}): IndexHistory {
  const days = tradingDays(day(from), day(to));
  const changed = new Map(Object.entries(others).map(([date, close]): [Day, number] => [day(date), close]));
  return indexHistory({ days, values: Float64Array.from(days, (at) => changed.get(at) ?? level) });
}

export function histories(history: IndexHistory): ReadonlyMap<string, IndexHistory> {
  return new Map([["000852.SH", history]]);
}
