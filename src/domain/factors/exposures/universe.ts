import { isSpecialAt, sharesAt } from "../../market/as-of.ts";
import type { MembershipRule } from "../../market/membership.ts";
import type { StockPanel } from "../../market/panel.ts";
import type { StockList } from "../../market/stock-list.ts";
import { tradedDaysBefore } from "../../market/traded-days.ts";

/** The stocks of a day. */
export interface Universe {
  /** Close times shares of every stock that traded; NaN for the others. */
  readonly marketValues: Float64Array;
  /** Stocks that the rule lets in, by position. */
  readonly members: Int32Array;
}

/** The universe of each day t = 0, 1, ... of the panel, known at its close; the same market values array comes each time. */
export function* universeByDay(
  panel: StockPanel,
  stocks: StockList,
  rule: MembershipRule,
): Generator<Universe, void, void> {
  const width = panel.codes.length;
  const tradedDays = tradedDaysBefore(panel, stocks);
  const isAllowed = stocks.boards.map((board) => rule.beijing || board !== "beijing");
  const marketValues = new Float64Array(width);
  const places = new Int32Array(width);
  for (let t = 0; t < panel.days.length; t++) {
    let count = 0;
    for (let j = 0; j < width; j++) {
      const at = t * width + j;
      const close = panel.close[at];
      if (!Number.isNaN(close)) tradedDays[j]++;
      marketValues[j] = close * sharesAt(panel, stocks, at, j);
      const isOld = tradedDays[j] >= rule.minTradedDays;
      if (marketValues[j] > 0 && isAllowed[j] && isOld && !isSpecialAt(panel, stocks, at, j)) places[count++] = j;
    }
    yield { marketValues, members: places.subarray(0, count) };
  }
}
