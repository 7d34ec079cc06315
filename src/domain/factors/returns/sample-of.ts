import type { DayExposures } from "../exposures/exposures-by-day.ts";
import type { StyleName } from "../styles.ts";
import type { Sample } from "./cross-section.ts";

/** A sample with the place of each of its stocks in the panel and the styles in order. */
export interface PlacedSample extends Sample {
  readonly stocks: Int32Array;
  readonly styleNames: readonly StyleName[];
}

/** Members of a day's universe for which `keep` holds, with the styles that the day has. */
export function sampleOf(day: DayExposures, keep: (stock: number) => boolean): PlacedSample {
  const stocks = day.members.filter(keep);
  const styleNames = Object.keys(day.exposures) as StyleName[];
  const marketValues = gathered(day.marketValues, stocks);
  return {
    stocks,
    styleNames,
    count: stocks.length,
    marketValues,
    weights: marketValues.map(Math.sqrt),
    groups: stocks.map((j) => day.groups[j]),
    groupCount: day.industryNames.length,
    styles: styleNames.map((style) => gathered(day.exposures[style] as Float64Array, stocks)),
  };
}

function gathered(values: Float64Array, stocks: Int32Array): Float64Array {
  const taken = new Float64Array(stocks.length);
  for (let i = 0; i < taken.length; i++) taken[i] = values[stocks[i]];
  return taken;
}
