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

/** The trailing ranges of one day. */
export function trailingRangesOn(series: Readonly<Record<Indicator, IndicatorSeries>>, i: number): Ranges {
  return Object.fromEntries(INDICATORS.map((code) => [code, series[code].ranges[i]])) as Record<
    Indicator,
    NormalRange | null
  >;
}
