import { isSpecialAt, sharesAt } from "./as-of.ts";
import { type StockPanel, tradedCounts } from "./panel.ts";
import type { StockList } from "./stock-list.ts";
import { tradedDaysBefore } from "./traded-days.ts";

/** Which stocks may belong to an index built by market value. */
export interface MembershipRule {
  /** Fewest days traded since listing, up to the day before. */
  readonly minTradedDays: number;
  /** Whether stocks of the Beijing exchange may belong. */
  readonly beijing: boolean;
}

export const MICROCAP_RULE: MembershipRule = { minTradedDays: 60, beijing: false };

/** A day on which fewer than this share of the stocks of the last whole day have a row is a hole in the data. */
const WHOLE_DAY_SHARE = 0.5;

/**
 * 1 for each day of the panel whose rows are whole, 0 for a day on which more than half of the stocks that traded on the
 * last whole day have no row: such a day is a hole in the data, and no index is built from it.
 */
export function wholeDays(panel: StockPanel): Uint8Array {
  let last = 0;
  return Uint8Array.from(tradedCounts(panel), (count) => {
    if (count === 0 || count < WHOLE_DAY_SHARE * last) return 0;
    last = count;
    return 1;
  });
}

/**
 * Market values that decide who belongs to an index on day t = 1, 2, ..., each known at the close of day t - 1: close
 * times shares (and special treatment) as of that day of every stock that may belong, NaN for the others (did not trade on day t - 1, special treatment, Beijing
 * where the rule leaves it out, unknown shares, listed for too short a time). The same array comes each time, refilled;
 * row t - 1 of the panel is read when day t is asked for.
 */
export function* marketValuesByDay(
  panel: StockPanel,
  stocks: StockList,
  rule: MembershipRule,
): Generator<Float64Array, void, void> {
  const width = panel.codes.length;
  const tradedDays = tradedDaysBefore(panel, stocks);
  const allowed = stocks.boards.map((board) => rule.beijing || board !== "beijing");
  const values = new Float64Array(width);
  for (let t = 1; t < panel.days.length; t++) {
    for (let j = 0; j < width; j++) {
      const at = (t - 1) * width + j;
      const close = panel.close[at];
      if (!Number.isNaN(close)) tradedDays[j]++;
      const belongs = allowed[j] && tradedDays[j] >= rule.minTradedDays && !isSpecialAt(panel, stocks, at, j);
      values[j] = belongs ? close * sharesAt(panel, stocks, at, j) : Number.NaN;
    }
    yield values;
  }
}
