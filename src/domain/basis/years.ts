import { quantileOfSorted } from "../../numerics/quantile.ts";
import { type Day, yearOf } from "../calendar/index.ts";
import type { DailySeries } from "../market/series.ts";

/** How a basis was spread over one calendar year: shows that "normal" moves with the years. */
export interface YearSpread {
  readonly year: number;
  readonly days: number;
  readonly low: number;
  readonly lowDay: Day;
  readonly p5: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p95: number;
  readonly high: number;
  readonly highDay: Day;
}

/** Spread by calendar year of the finite values of a series, oldest first. */
export function spreadByYear(series: DailySeries): YearSpread[] {
  const byYear = new Map<number, { day: Day; value: number }[]>();
  for (let i = 0; i < series.days.length; i++) {
    if (Number.isNaN(series.values[i])) continue;
    const year = yearOf(series.days[i]);
    const points = byYear.get(year) ?? [];
    points.push({ day: series.days[i], value: series.values[i] });
    byYear.set(year, points);
  }
  return [...byYear].map(([year, points]) => yearSpread(year, points));
}

function yearSpread(year: number, points: { day: Day; value: number }[]): YearSpread {
  points.sort((a, b) => a.value - b.value || a.day - b.day);
  const values = points.map((point) => point.value);
  const last = points[points.length - 1];
  return {
    year,
    days: points.length,
    low: values[0],
    lowDay: points[0].day,
    p5: quantileOfSorted(values, 0.05),
    p25: quantileOfSorted(values, 0.25),
    median: quantileOfSorted(values, 0.5),
    p75: quantileOfSorted(values, 0.75),
    p95: quantileOfSorted(values, 0.95),
    high: last.value,
    highDay: last.day,
  };
}
