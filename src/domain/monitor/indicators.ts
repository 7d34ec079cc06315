import { type NormalRange, trailingRanges } from "../../numerics/trailing-range.ts";
import type { MonitorInputs } from "./inputs.ts";
import { DRAWDOWN_DAYS, STRENGTH_DAYS } from "./parameters.ts";

/** Codes of the indicators, in the order in which evidence is listed. */
export const INDICATORS = [
  "imBasis",
  "icBasis",
  "imBasisChange2d",
  "icBasisChange2d",
  "imOpenInterestChange2d",
  "icOpenInterestChange2d",
  "microReturn",
  "microGap5d",
  "microDrawdown",
  "microStrength",
  "limitDownShare",
  "crowding",
  "snowballDistance",
] as const;
export type Indicator = (typeof INDICATORS)[number];

/** An indicator through time, with the range of the 250 days before each day (null while too short). */
export interface IndicatorSeries {
  readonly values: Float64Array;
  readonly ranges: readonly (NormalRange | null)[];
}

/** Relative change over `days` positions; NaN where either end is. */
export function relativeChange(values: Float64Array, days: number): Float64Array {
  return values.map((value, i) => (i < days ? Number.NaN : value / values[i - days] - 1));
}

function difference(values: Float64Array, days: number): Float64Array {
  return values.map((value, i) => (i < days ? Number.NaN : value - values[i - days]));
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]);
}

/** Fall from the highest level of the last 250 days, today included: zero or negative; NaN where the level is. */
export function drawdown(levels: Float64Array): Float64Array {
  return levels.map((level, i) => {
    let peak = level;
    for (let j = Math.max(0, i - DRAWDOWN_DAYS + 1); j < i; j++) if (levels[j] > peak) peak = levels[j];
    return level / peak - 1;
  });
}

/** All indicators of the inputs. Each value uses nothing after its day. */
export function indicatorSeries(inputs: MonitorInputs): Readonly<Record<Indicator, IndicatorSeries>> {
  const gap = (days: number) => minus(relativeChange(inputs.smallCaps, days), relativeChange(inputs.largeCaps, days));
  const values: Record<Indicator, Float64Array> = {
    imBasis: inputs.basis.IM,
    icBasis: inputs.basis.IC,
    imBasisChange2d: difference(inputs.basis.IM, 2),
    icBasisChange2d: difference(inputs.basis.IC, 2),
    imOpenInterestChange2d: relativeChange(inputs.openInterest.IM, 2),
    icOpenInterestChange2d: relativeChange(inputs.openInterest.IC, 2),
    microReturn: relativeChange(inputs.smallCaps, 1),
    microGap5d: gap(5),
    microDrawdown: drawdown(inputs.smallCaps),
    microStrength: gap(STRENGTH_DAYS),
    limitDownShare: inputs.limitDownShare,
    crowding: inputs.crowding,
    snowballDistance: inputs.snowballDistance,
  };
  const withRanges = ([code, series]: [string, Float64Array]) => [
    code,
    { values: series, ranges: trailingRanges(series) },
  ];
  return Object.fromEntries(Object.entries(values).map(withRanges));
}
