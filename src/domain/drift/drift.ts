import { InputError } from "../../errors.ts";
import { type BandOptions, bandMaker, type ExposureBands } from "./bands.ts";
import { LEAST_AFTER, redated, type StyleBreak, watchBreaks } from "./break-watch.ts";
import { chooseHedge, possibleHedges } from "./choose-hedge.ts";
import { decayedMoments, type Moments, momentsBetween, type RunningMoments, runningMoments } from "./moments.ts";
import type { NavSeries } from "./nav.ts";
import { type Observations, observe } from "./observations.ts";
import { fitStyle, type StyleFit } from "./style-fit.ts";
import type { StyleMarket } from "./style-market.ts";
import { type Exposure, type Hedge, styleModel, type StyleModel } from "./style-model.ts";

export interface DriftOptions extends BandOptions {
  /** Most observations that a day's weights rest on; null for the default of the sampling. */
  readonly window: number | null;
  /** Observations after which one counts half; null for equal weights. */
  readonly halfLife: number | null;
  readonly hedge: Hedge | "auto";
  /** Most that the stocks may be of the capital where futures are sold against them; above 1 for a levered fund. */
  readonly stockLimit: number;
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
  /** Observations that the weights rest on. */
  readonly used: number;
  /** Share of the fund's variance over the window that the legs explain. */
  readonly r2: number;
  /** Standard deviation of what they leave, an observation. */
  readonly residualDeviation: number;
}

/** A change of style that was found. */
export interface DriftAlarm extends StyleBreak {
  /** First observation of the new style, dated with everything up to the last observation. */
  readonly redated: number;
  readonly before: Exposure;
  readonly after: Exposure;
}

export interface Drift {
  readonly seen: Observations;
  readonly hedge: Hedge;
  readonly window: number;
  readonly days: readonly DriftDay[];
  readonly alarms: readonly DriftAlarm[];
  /** Net values apart by about so many calendar days. */
  readonly sampling: Sampling;
}

export const SAMPLINGS = ["daily", "weekly", "monthly"] as const;
export type Sampling = (typeof SAMPLINGS)[number];

/** Observations of a window by sampling, and those that the first answer and the choice of hedge wait for. */
const WINDOWS: Readonly<Record<Sampling, { readonly window: number; readonly first: number }>> = {
  daily: { window: 120, first: 60 },
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
  const hedge = hedgeOf(seen, first, options);
  const model = styleModel(seen, hedge, { stockLimit: options.stockLimit, withBasis: true });
  const breaks = watchBreaks(model);
  const running = runningMoments(model, seen.count);
  const days = dailyStyles(model, running, breaks, first, window, options);
  return { seen, hedge, window, sampling, days, alarms: alarmsOf(model, running, breaks) };
}

function hedgeOf(seen: Observations, first: number, { hedge, stockLimit }: DriftOptions): Hedge {
  if (hedge === "auto") return chooseHedge(seen, first, stockLimit);
  const possible = possibleHedges(seen, first);
  if (possible.includes(hedge)) return hedge;
  throw new InputError(`hedge is ${hedge}, whose closes do not cover the first ${first} net values; expected one of auto, ${possible.join(", ")}`);
}

function dailyStyles(
  model: StyleModel,
  running: RunningMoments,
  breaks: readonly StyleBreak[],
  first: number,
  window: number,
  { halfLife, ...bands }: DriftOptions,
): DriftDay[] {
  const band = bandMaker(model, window, bands);
  const days: DriftDay[] = [];
  for (let at = first - 1; at < model.target.length; at++) {
    const changed = breaks.findLast(({ detected }) => detected <= at)?.at ?? 0;
    const from = Math.max(changed, at + 1 - window);
    const moments =
      halfLife === null ? momentsBetween(running, from, at + 1) : decayedMoments(model, from, at + 1, halfLife);
    const fit = fitStyle(model, moments);
    const exposure = model.exposureOf(fit.unknowns);
    days.push({
      at,
      used: at + 1 - from,
      ...exposure,
      ...around(exposure, band(fit, from, at + 1, halfLife)),
      ...qualityOf(moments, fit),
    });
  }
  return days;
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

function alarmsOf(model: StyleModel, running: RunningMoments, breaks: readonly StyleBreak[]): DriftAlarm[] {
  const places = redated(model, breaks);
  const exposure = (from: number, to: number) =>
    model.exposureOf(fitStyle(model, momentsBetween(running, from, to)).unknowns);
  return breaks.map((found, i) => ({
    ...found,
    redated: places[i],
    before: exposure(i === 0 ? 0 : places[i - 1], places[i]),
    after: exposure(places[i], Math.max(places[i + 1] ?? model.target.length, places[i] + LEAST_AFTER)),
  }));
}
