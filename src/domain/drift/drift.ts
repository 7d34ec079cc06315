import { InputError } from "../../errors.ts";
import { type BandOptions, bandMaker, type ExposureBands } from "./bands.ts";
import { decayedMoments, type Moments, momentsBetween } from "./moments.ts";
import type { NavSeries } from "./nav.ts";
import { type Observations, observe } from "./observations.ts";
import { type Regime, type RegimeOptions, regimeOn, styleRegimes } from "./regimes.ts";
import { type StyleAlarm, styleAlarms } from "./style-alarms.ts";
import { fitStyle, type StyleFit } from "./style-fit.ts";
import type { Hedge, StyleMarket } from "./style-market.ts";
import type { Exposure } from "./style-model.ts";

export interface DriftOptions extends BandOptions, RegimeOptions {
  /** Most observations that a day's weights rest on; null for the default of the sampling. */
  readonly window: number | null;
  /** Observations after which one counts half; null for equal weights. */
  readonly halfLife: number | null;
}

export const DRIFT_DEFAULTS: DriftOptions = {
  window: null,
  halfLife: null,
  hedge: "auto",
  stockLimit: 1,
  confidence: 0.9,
  draws: 100,
  seed: 1,
};

/** Style at the end of one observation, from that and earlier ones alone. */
export interface DriftDay extends Exposure, ExposureBands {
  /** Observation, counted from 0. */
  readonly at: number;
  readonly hedgedWith: Hedge;
  /** Observations that the weights rest on. */
  readonly used: number;
  /** Share of the fund's variance over the window that the legs explain. */
  readonly r2: number;
  /** Standard deviation of what they leave, an observation. */
  readonly residualDeviation: number;
}

export interface Drift {
  readonly seen: Observations;
  readonly window: number;
  readonly days: readonly DriftDay[];
  readonly alarms: readonly StyleAlarm[];
  /** Net values apart by about so many calendar days. */
  readonly sampling: Sampling;
}

export const SAMPLINGS = ["daily", "weekly", "monthly"] as const;
export type Sampling = (typeof SAMPLINGS)[number];

/** Observations of a window by sampling, and those that the first answer and the choice of hedge wait for. */
const WINDOWS: Readonly<Record<Sampling, { readonly window: number; readonly first: number }>> = {
  daily: { window: 250, first: 60 },
  weekly: { window: 104, first: 40 },
  monthly: { window: 36, first: 24 },
};

/** How far apart the net values stand: the median interval, up to 4 days daily, up to 12 weekly, else monthly. */
export function samplingOf({ from, to }: Observations): Sampling {
  const gaps = Float64Array.from(to, (day, i) => day - from[i]).sort();
  const median = gaps[gaps.length >> 1];
  return median < 5 ? "daily" : median < 13 ? "weekly" : "monthly";
}

/**
 * Style of a fund over time from its net values: on each day a regression of its returns, constrained to what a fund can
 * hold (Sharpe 1992), on the size indices and the change of basis, over a window that restarts where the style changed.
 * A day's figures use nothing later. Throws InputError where there are too few net values or the hedge cannot be seen.
 */
export function styleDrift(nav: NavSeries, market: StyleMarket, options: DriftOptions): Drift {
  const seen = observe(nav, market);
  const sampling = samplingOf(seen);
  const window = options.window ?? WINDOWS[sampling].window;
  const first = Math.min(window, WINDOWS[sampling].first);
  if (seen.count < first) {
    throw new InputError(
      `the net values make ${seen.count} ${sampling} returns on days with index closes; expected at least ${first}`,
    );
  }
  const regimes = styleRegimes(seen, first, options);
  return {
    seen,
    window,
    sampling,
    days: dailyStyles(seen, regimes, first, window, options),
    alarms: styleAlarms(regimes, seen.count),
  };
}

function dailyStyles(
  seen: Observations,
  regimes: readonly Regime[],
  first: number,
  window: number,
  { halfLife, ...bands }: DriftOptions,
): DriftDay[] {
  const makers = new Map(regimes.map(({ own }) => [own, bandMaker(own.model, window, bands)]));
  return Array.from({ length: seen.count - first + 1 }, (_, i) => {
    const at = first - 1 + i;
    const { from: began, fitted } = regimeOn(regimes, at);
    const { model, running } = fitted;
    const from = Math.max(began, at + 1 - window);
    const moments =
      halfLife === null ? momentsBetween(running, from, at + 1) : decayedMoments(model, from, at + 1, halfLife);
    const fit = fitStyle(model, moments);
    const exposure = model.exposureOf(fit.unknowns);
    return {
      at,
      hedgedWith: model.hedge,
      used: at + 1 - from,
      ...exposure,
      ...around(exposure, makers.get(fitted)!(fit, from, at + 1, halfLife)),
      ...qualityOf(moments, fit),
    };
  });
}

/** A band holds its own estimate: where draws lie to one side of it, as at a constraint, the band is stretched to it. */
function around({ weights, basis }: Exposure, { low, high, lowBasis, highBasis }: ExposureBands): ExposureBands {
  const both = basis.IC + basis.IM;
  return {
    low: low.map((value, k) => Math.min(value, weights[k])),
    high: high.map((value, k) => Math.max(value, weights[k])),
    lowBasis: Math.min(lowBasis, both),
    highBasis: Math.max(highBasis, both),
  };
}

function qualityOf({ square, cross, gram, count }: Moments, { squares, freedom }: StyleFit) {
  // The last unknown is the intercept: its products are the sums that a mean needs.
  const size = cross.length;
  const sum = cross[size - 1] / Math.sqrt(gram[size * size - 1] / count);
  const spread = square - (sum * sum) / count;
  return {
    r2: spread > 0 ? 1 - squares / spread : Number.NaN,
    residualDeviation: Math.sqrt(squares / Math.max(1, count - freedom)),
  };
}
