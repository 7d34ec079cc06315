import { newCrossSection } from "./cross-section.ts";
import { type FactorField, factorOrders } from "./factor-orders.ts";
import { quantileGroups } from "./quantile-groups.ts";
import { rankCorrelator } from "./rank-correlation.ts";

/** How long a factor's ranking lasts, by day of the factor, over one number of rows; NaN where that row is beyond the data. */
export interface FactorPersistence {
  readonly horizon: number;
  /** Rank correlation of the factor with itself `horizon` rows later, over stocks that have it on both. */
  readonly autocorrelation: Float64Array;
  /** Share of the lowest quantile `horizon` rows later that did not stand in it at the close. */
  readonly bottomTurnover: Float64Array;
  /** The same of the highest quantile. */
  readonly topTurnover: Float64Array;
}

/**
 * Autocorrelation of ranks and turnover of the outer quantiles, for the factor at the closes of rows `first` to `last`
 * against the rows `horizons` later. A stock that had no factor at the first close counts as new.
 */
export function factorPersistence(
  field: FactorField,
  { first, last, horizons, quantiles }: { first: number; last: number; horizons: readonly number[]; quantiles: number },
): FactorPersistence[] {
  const rows = field.factor.length / field.width;
  const orders = factorOrders(field, first, Math.min(rows - 1, last + Math.max(0, ...horizons)));
  const groups = orders.map((order, i) => groupsOn(field, order, first + i, quantiles));
  const autocorrelation = rankAutocorrelator(field);
  const days = Math.max(0, last - first + 1);
  return horizons.map((horizon) => {
    const over = (value: (day: number) => number) =>
      Float64Array.from({ length: days }, (_, day) => (day + horizon < orders.length ? value(day) : Number.NaN));
    return {
      horizon,
      autocorrelation: over((day) => autocorrelation(first + day, horizon, orders[day], orders[day + horizon])),
      bottomTurnover: over((day) => turnover(groups[day], groups[day + horizon], 0)),
      topTurnover: over((day) => turnover(groups[day], groups[day + horizon], quantiles - 1)),
    };
  });
}

function groupsOn({ width, factor }: FactorField, order: Uint32Array, row: number, quantiles: number): Int16Array {
  const groups = new Int16Array(width);
  quantileGroups(factor.subarray(row * width, (row + 1) * width), order, quantiles, groups);
  return groups;
}

function turnover(before: Int16Array, after: Int16Array, group: number): number {
  let [size, fresh] = [0, 0];
  for (let j = 0; j < after.length; j++) {
    if (after[j] !== group) continue;
    size++;
    if (before[j] !== group) fresh++;
  }
  return size === 0 ? Number.NaN : fresh / size;
}

/** The factor later stands where a return stands in a forward cross-section. */
function rankAutocorrelator({ width, factor }: FactorField) {
  const section = newCrossSection(width);
  const correlate = rankCorrelator(width);
  const places = new Int32Array(width);
  return (row: number, horizon: number, order: Uint32Array, orderLater: Uint32Array) => {
    const later = (row + horizon) * width;
    section.count = 0;
    places.fill(-1);
    for (const stock of order) {
      if (!Number.isFinite(factor[later + stock])) continue;
      section.factors[section.count] = factor[row * width + stock];
      section.returns[section.count] = factor[later + stock];
      places[stock] = section.count++;
    }
    let count = 0;
    for (const stock of orderLater) if (places[stock] >= 0) section.byReturn[count++] = places[stock];
    return correlate(section, { start: 0, end: section.count });
  };
}
