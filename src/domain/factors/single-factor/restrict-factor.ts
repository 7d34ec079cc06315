import { isSpecialAt } from "../../market/as-of.ts";
import type { StockPanel } from "../../market/panel.ts";
import type { StockList } from "../../market/stock-list.ts";
import { tradedDaysBefore } from "../../market/traded-days.ts";

export interface FactorUniverse {
  /** Whether stocks under special treatment are left out. */
  readonly excludeSpecialTreatment: boolean;
  /** Fewest days traded since listing, the day itself included; 0 leaves no stock out. */
  readonly minTradedDays: number;
}

/** A factor, [day x stock], with NaN for the stocks that the universe leaves out on the day; the same where it leaves none. */
export function restrictFactor(
  factor: Float64Array,
  panel: StockPanel,
  stocks: StockList,
  { excludeSpecialTreatment, minTradedDays }: FactorUniverse,
): Float64Array {
  if (!excludeSpecialTreatment && minTradedDays === 0) return factor;
  const width = panel.codes.length;
  const tradedDays = tradedDaysBefore(panel, stocks);
  return factor.map((value, at) => {
    const stock = at % width;
    if (!Number.isNaN(panel.close[at])) tradedDays[stock]++;
    const isOut =
      tradedDays[stock] < minTradedDays || (excludeSpecialTreatment && isSpecialAt(panel, stocks, at, stock));
    return isOut ? Number.NaN : value;
  });
}
