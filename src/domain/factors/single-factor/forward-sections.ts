import { ascendingSorter } from "../../../numerics/ascending-order.ts";
import { type CrossSection, newCrossSection } from "./cross-section.ts";
import type { FactorField } from "./factor-orders.ts";

/** Closes of the same stocks and days as a factor; NaN where a stock has none. */
export interface FactorPanel extends FactorField {
  readonly close: Float64Array;
}

/** The cross-section of a row with the returns over `horizon` rows; the same object each time, refilled. */
export type ForwardSections = (row: number, order: Uint32Array, horizon: number) => CrossSection;

/**
 * Cross-sections of a panel: the stocks of `order` (see factorOrders) with the return from the close of `row` to the
 * close `horizon` rows later. A stock without a close at either end is left out; nothing later than that row is read.
 */
export function forwardSections(panel: FactorPanel): ForwardSections {
  const section = newCrossSection(panel.width);
  const sort = ascendingSorter(panel.width);
  return (row, order, horizon) => {
    fill(section, panel, row, order, horizon);
    sort(section.returns, section.count, section.byReturn);
    return section;
  };
}

function fill(section: CrossSection, panel: FactorPanel, row: number, order: Uint32Array, horizon: number): void {
  const { stocks, factors, returns } = section;
  const { width, factor, close } = panel;
  const now = row * width;
  const later = (row + horizon) * width;
  let count = 0;
  for (let i = 0; i < order.length; i++) {
    const stock = order[i];
    const change = close[later + stock] / close[now + stock] - 1;
    if (!(Math.abs(change) < Number.POSITIVE_INFINITY)) continue;
    stocks[count] = stock;
    factors[count] = factor[now + stock];
    returns[count++] = change;
  }
  section.count = count;
}
