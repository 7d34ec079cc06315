import { addTradingDays, type Day, dayOf, tradingDayOnOrBefore, yearOf } from "../calendar/index.ts";
import { type DailySeries, valueOn } from "../market/series.ts";

/** Returns of an index up to a day; NaN where a close is missing. */
export interface TrailingReturns {
  readonly day: number;
  /** Since the close five trading days earlier. */
  readonly fiveDays: number;
  /** Since the last close of the year before. */
  readonly yearToDate: number;
}

export function trailingReturns(closes: DailySeries, day: Day): TrailingReturns {
  const since = (base: Day) => valueOn(closes, day) / valueOn(closes, base) - 1;
  return {
    day: since(addTradingDays(day, -1)),
    fiveDays: since(addTradingDays(day, -5)),
    yearToDate: since(tradingDayOnOrBefore(dayOf(yearOf(day) - 1, 12, 31))),
  };
}
