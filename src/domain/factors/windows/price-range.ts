import type { PriceHistory } from "./price-history.ts";
import type { Write } from "./window.ts";

const MONTH = 21;
const MONTHS = 12;
/** Fewest whole months from which a range is told. */
const LEAST_MONTHS = 3;

/**
 * How far a stock's log return over the last 1, 2, ..., 12 months of 21 days ranged: ln(1 + highest) - ln(1 + lowest)
 * (CNE5: CMRA with a risk-free rate of zero), over the whole months that there are, three at the least. NaN too where the
 * lowest is -1 or less, a fall by 63%.
 */
export function priceRange(history: PriceHistory): Write {
  const { width, values: logs } = history;
  return (values) => {
    const today = history.row(0);
    const starts = [...Array(MONTHS).keys()].map((month) => history.row(MONTH * (month + 1)));
    const known = starts.filter((start) => start >= 0);
    for (let j = 0; j < width; j++) {
      let highest = Number.NEGATIVE_INFINITY;
      let lowest = Number.POSITIVE_INFINITY;
      let months = 0;
      for (; months < known.length; months++) {
        const change = logs[today + j] - logs[known[months] + j];
        if (Number.isNaN(change)) break;
        if (change > highest) highest = change;
        if (change < lowest) lowest = change;
      }
      values[j] = months < LEAST_MONTHS || lowest <= -1 ? Number.NaN : Math.log1p(highest) - Math.log1p(lowest);
    }
  };
}

/** Minus the log return of the last 21 days: positive for a stock that has fallen. */
export function fallOfMonth(history: PriceHistory): Write {
  const { width, values: logs } = history;
  return (values) => {
    const [today, before] = [history.row(0), history.row(MONTH)];
    if (before < 0) values.fill(Number.NaN);
    else for (let j = 0; j < width; j++) values[j] = logs[before + j] - logs[today + j];
  };
}
