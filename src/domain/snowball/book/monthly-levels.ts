import { dayOf, tradingDays } from "../../calendar/index.ts";
import type { DailySeries } from "../../market/series.ts";
import { type IndexHistory, indexHistory } from "./history.ts";

const FIRST_YEAR = 2022;

/**
 * Mean close of each month of 2022 and 2023, rounded to 10 points: CSI500 and CSI1000 of China Securities Index Co. They
 * stand in for issue prices and knock-out dates of the assumed market where no daily closes are loaded.
 */
const MONTHLY_LEVELS: Readonly<Record<string, readonly number[]>> = {
  "000905.SH": [
    7040, 6790, 6420, 5910, 5810, 6270, 6350, 6340, 6040, 5890, 6120, 6020, 6100, 6340, 6280, 6350, 6110, 6030, 6000,
    5870, 5710, 5520, 5590, 5430,
  ],
  "000852.SH": [
    7560, 7220, 6930, 6140, 6100, 6730, 7000, 7140, 6580, 6340, 6620, 6480, 6580, 6960, 6850, 6890, 6580, 6560, 6510,
    6240, 6090, 5930, 6120, 5910,
  ],
};

/** A history in which the month's mean close stands on trading days that have no close of their own. */
export interface FilledHistory extends IndexHistory {
  /** Days that the mean stands on. */
  readonly filled: number;
}

/**
 * Fills trading days of 2022 and 2023, up to the last close loaded, with the monthly mean of CSI500 or CSI1000; other
 * indices and other years stay as they are.
 */
export function filledWithMonthlyLevels(index: string, closes: DailySeries): FilledHistory {
  const known = new Map(Array.from(closes.days, (day, i) => [day, closes.values[i]]));
  const last = closes.days[closes.days.length - 1];
  let filled = 0;
  (MONTHLY_LEVELS[index] ?? []).forEach((level, month) => {
    for (const day of tradingDays(dayOf(FIRST_YEAR, 1 + month, 1), dayOf(FIRST_YEAR, 2 + month, 0))) {
      if (known.has(day) || !(day <= last)) continue;
      known.set(day, level);
      filled++;
    }
  });
  const days = [...known.keys()].sort((a, b) => a - b);
  const values = Float64Array.from(days, (day) => known.get(day)!);
  return { ...indexHistory({ days: Int32Array.from(days), values }), filled };
}
