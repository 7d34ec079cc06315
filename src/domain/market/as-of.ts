import type { StockPanel } from "./panel.ts";
import type { StockList } from "./stock-list.ts";

/**
 * Shares issued of a stock on a day, such that the panel's close times them is the market value: as they were on the day
 * where the panel tells them (`shares`), else those of the list. `at` is the place in the panel's fields.
 */
export function sharesAt(
  { shares }: StockPanel,
  { totalShares }: Pick<StockList, "totalShares">,
  at: number,
  stock: number,
): number {
  const known = shares?.[at] ?? Number.NaN;
  return Number.isNaN(known) ? totalShares[stock] : known;
}

/** Whether a stock was under special treatment on a day: by its name of that day where the panel tells it, else by the list. */
export function isSpecialAt(
  { marks }: StockPanel,
  { specialTreatment }: Pick<StockList, "specialTreatment">,
  at: number,
  stock: number,
): boolean {
  const mark = marks?.[at] ?? UNKNOWN_MARK;
  return (mark === UNKNOWN_MARK ? specialTreatment[stock] : mark) === 1;
}

/** In `marks`: the name of the day is not known. */
export const UNKNOWN_MARK = -1;
