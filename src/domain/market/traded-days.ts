import { CALENDAR_FIRST_DAY, type Day, tradingDaysBetween } from "../calendar/index.ts";
import type { StockPanel } from "./panel.ts";
import type { StockList } from "./stock-list.ts";

/** Enough for every rule that asks how long a stock has traded. */
const SEASONED = 1000;

/**
 * Days that each stock had traded since its listing when the panel begins. From a known listing day: the exchange's
 * trading days up to the eve of the panel. A stock without a listing day that trades on the panel's first day counts as
 * long listed, because lists drop the day of stocks that have left the market since, never of new ones; one that appears
 * later counts from its first row.
 */
export function tradedDaysBefore(panel: StockPanel, stocks: StockList): Int32Array {
  return Int32Array.from(panel.codes, (_, j) => {
    const listDay = stocks.listDays[j];
    if (Number.isNaN(listDay)) return Number.isNaN(panel.close[j]) ? 0 : SEASONED;
    return tradedDaysSince(listDay, panel.days[0]);
  });
}

function tradedDaysSince(listDay: Day, firstDay: Day): number {
  if (listDay >= firstDay) return 0;
  if (listDay <= CALENDAR_FIRST_DAY) return SEASONED;
  return tradingDaysBetween(listDay - 1, firstDay - 1);
}
