import { wholeDays } from "../../market/membership.ts";
import type { Absence } from "../exposures/absence.ts";
import { type ExposureOptions, exposuresByDay } from "../exposures/exposures-by-day.ts";
import type { FactorMarket } from "../factor-market.ts";
import type { StyleName } from "../styles.ts";
import { crossSectionOf } from "./cross-section-of.ts";
import { type Fit, regress } from "./regress.ts";
import { type PlacedSample, sampleOf } from "./sample-of.ts";

/** Factor returns of day t, explained by what was known at the close of day t - 1. */
export interface DayReturns extends Fit {
  readonly t: number;
  /** Stocks of the regression, and styles, in the order of the fit. */
  readonly sample: PlacedSample;
  readonly styleNames: readonly StyleName[];
  readonly industryNames: readonly string[];
  readonly absent: readonly Absence[];
}

/** Stocks to every factor that a regression needs at the least. */
const LEAST_STOCKS_A_FACTOR = 2;

/**
 * Factor returns of day after day from place `first` on (default 1): the returns of day t of the members of the universe of
 * day t - 1 that have a close on both days, on their exposures known at the close of t - 1. A suspended stock is in neither
 * on the day nor on the day it trades again. No answer for a day that is a hole in the data or follows one, that has fewer
 * than two stocks to a factor, or whose styles tell one another.
 */
export function* factorReturnsByDay(
  market: FactorMarket,
  { first = 1, ...options }: ExposureOptions = {},
): Generator<DayReturns, void, void> {
  const { close, codes, days } = market.panel;
  const width = codes.length;
  const whole = wholeDays(market.panel);
  for (const exposures of exposuresByDay(market, { ...options, first: Math.max(0, first - 1) })) {
    const t = exposures.t + 1;
    if (t >= days.length || whole[t - 1] === 0 || whole[t] === 0) continue;
    const sample = sampleOf(exposures, (j) => !Number.isNaN(close[t * width + j]));
    const returns = new Float64Array(sample.count);
    for (let i = 0; i < returns.length; i++) {
      const at = t * width + sample.stocks[i];
      returns[i] = close[at] / close[at - width] - 1;
    }
    if (!isEnough(sample)) continue;
    const section = crossSectionOf(sample);
    if (section === null) continue;
    const { styleNames } = sample;
    const { industryNames, absent } = exposures;
    yield { t, sample, styleNames, industryNames, absent, ...regress(section, returns) };
  }
}

function isEnough({ count, groups, styles }: PlacedSample): boolean {
  return count >= LEAST_STOCKS_A_FACTOR * (new Set(groups).size + styles.length);
}
