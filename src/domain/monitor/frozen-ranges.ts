import { type NormalRange, normalRange, TRAILING_DAYS } from "../../numerics/trailing-range.ts";
import { INDICATORS, type Indicator, type IndicatorSeries } from "./indicators.ts";

export type Ranges = Readonly<Record<Indicator, NormalRange | null>>;

/**
 * The norm from before an episode that starts at position `start`: for each indicator the 5% to 95% range of the 250
 * days before it, days of earlier episodes left out. Where earlier episodes filled more than half of that window, the
 * latest 125 days outside episodes are taken, however far back they lie; where fewer than 40 are known at all, the
 * trailing range of the start stands in.
 */
export function frozenRanges(
  series: Readonly<Record<Indicator, IndicatorSeries>>,
  start: number,
  inEpisode: Uint8Array,
): Ranges {
  const positions = quietPositions(start, inEpisode);
  const range = (code: Indicator) =>
    normalRange(positions.map((i) => series[code].values[i])) ?? series[code].ranges[start];
  return Object.fromEntries(INDICATORS.map((code) => [code, range(code)])) as Record<Indicator, NormalRange | null>;
}

function quietPositions(start: number, inEpisode: Uint8Array): number[] {
  const positions: number[] = [];
  for (let i = start - 1; i >= 0; i--) {
    if (i < start - TRAILING_DAYS && positions.length >= TRAILING_DAYS / 2) break;
    if (!inEpisode[i]) positions.push(i);
  }
  return positions;
}

/** The norm of day `i` inside an episode: the frozen range, or the trailing one where too little was known to freeze. */
export function normOn(series: Readonly<Record<Indicator, IndicatorSeries>>, frozen: Ranges, i: number): Ranges {
  return Object.fromEntries(INDICATORS.map((code) => [code, frozen[code] ?? series[code].ranges[i]])) as Record<
    Indicator,
    NormalRange | null
  >;
}

/** Indicators of the small caps, whose norm leaves out days of earlier episodes even outside of one. */
const SMALL_CAP_INDICATORS: readonly Indicator[] = ["microReturn", "microGap5d"];

/**
 * The norm of day `i` outside episodes: the trailing range, but for the small caps the range of quiet days, since after
 * a crash a year that holds it would call the next one normal.
 */
export function trailingNormOn(
  series: Readonly<Record<Indicator, IndicatorSeries>>,
  i: number,
  inEpisode: Uint8Array,
): Ranges {
  const positions = quietPositions(i, inEpisode);
  const quiet = (code: Indicator) => normalRange(positions.map((j) => series[code].values[j]));
  const range = (code: Indicator) =>
    (SMALL_CAP_INDICATORS.includes(code) ? quiet(code) : null) ?? series[code].ranges[i];
  return Object.fromEntries(INDICATORS.map((code) => [code, range(code)])) as Record<Indicator, NormalRange | null>;
}
