import { InputError } from "../../errors.ts";
import { quantileOfSorted, sortedFinite } from "../../numerics/quantile.ts";
import { xoshiro } from "../../numerics/xoshiro.ts";
import { bootstrapPlaces } from "./block-bootstrap.ts";
import { expectedShortfall, type LossTail, lossTail, valueAtRisk } from "./peaks-over-threshold.ts";
import type { Interval } from "./profile-interval.ts";

export interface SpreadTailOptions {
  /** Trading days over which a loss is counted. */
  readonly horizon: number;
  /** Level q of VaR and expected shortfall, such as 0.99. */
  readonly level: number;
  /** Resampled histories for the interval, the mean of their blocks in days, and the seed. */
  readonly samples: number;
  readonly meanBlock: number;
  readonly seed: number;
}

export const USUAL_SPREAD_TAIL: SpreadTailOptions = { horizon: 5, level: 0.99, samples: 200, meanBlock: 10, seed: 1 };

/** Tail of what a hedged spread loses over a horizon; losses are positive shares of the notional. */
export interface SpreadTail {
  readonly tail: LossTail;
  readonly valueAtRisk: Interval;
  readonly expectedShortfall: Interval;
  /** Largest loss over the horizon in the history. */
  readonly worst: number;
}

/**
 * Extreme-value VaR and expected shortfall of the losses over every run of `horizon` days of a daily spread return (long
 * less short, the notional re-struck every day, so that days add). Runs overlap, hence the interval comes from histories
 * resampled in blocks and fitted anew: the middle 95% of their figures. NaN with too few exceedances (see lossTail);
 * a NaN day is left out of every run that holds it, Infinity where the
 * shape has no mean. Throws InputError for a horizon below 1.
 */
export function spreadTail(spread: Float64Array, options: SpreadTailOptions): SpreadTail {
  const { horizon, level, samples, meanBlock, seed } = options;
  const losses = horizonLosses(spread, horizon);
  const tail = lossTail(losses);
  const figures = [valueAtRisk(tail, level), expectedShortfall(tail, level)];
  const known = sortedFinite(losses);
  const random = xoshiro(seed);
  const draws = Number.isNaN(figures[0]) ? 0 : samples;
  const resampled = Array.from({ length: draws }, () => {
    const places = bootstrapPlaces(spread.length, spread.length, meanBlock, random);
    const other = lossTail(
      horizonLosses(
        Float64Array.from(places, (place) => spread[place]),
        horizon,
      ),
    );
    return [valueAtRisk(other, level), expectedShortfall(other, level)];
  });
  const [var95, shortfall95] = figures.map((value, k) =>
    intervalOf(
      value,
      Float64Array.from(resampled, (f) => f[k]),
    ),
  );
  return { tail, valueAtRisk: var95, expectedShortfall: shortfall95, worst: known.at(-1) ?? Number.NaN };
}

function intervalOf(value: number, figures: Float64Array): Interval {
  const sorted = figures.filter((figure) => !Number.isNaN(figure)).sort();
  // Between two infinite figures lies no number, but infinity.
  const at = (p: number) => {
    const figure = quantileOfSorted(sorted, p);
    return Number.isNaN(figure) && sorted.length > 0 ? Number.POSITIVE_INFINITY : figure;
  };
  return { value, low: at(0.025), high: at(0.975) };
}

/** Loss over each run of `horizon` days of daily returns, positive where money was lost. */
export function horizonLosses(returns: Float64Array, horizon: number): Float64Array {
  if (!(Number.isInteger(horizon) && horizon >= 1)) {
    throw new InputError(`horizon is ${horizon}; expected a whole number of days from 1`);
  }
  const losses = new Float64Array(Math.max(0, returns.length - horizon + 1));
  for (let t = 0; t < losses.length; t++) {
    for (let k = 0; k < horizon; k++) losses[t] -= returns[t + k];
  }
  return losses;
}
