import { goldenMaximum } from "../../numerics/golden-maximum.ts";
import { brentRoot } from "../../numerics/root.ts";
import { LEAST_XI } from "./fit-pareto.ts";
import { excessFactor, paretoLogLikelihood } from "./generalized-pareto.ts";
import { expectedShortfall, type LossTail, tailProbability, valueAtRisk } from "./peaks-over-threshold.ts";

/** A figure with the interval that holds it with the stated confidence. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Upper 5% point of chi-squared with one degree of freedom. */
const CHI_SQUARED_95 = 3.841458820694124;
/** Shapes up to here have a mean, and an expected shortfall with it. */
const MOST_XI = 0.99;
/** The upper end is not looked for beyond this multiple of the figure's distance from the threshold. */
const FARTHEST = 1e3;

/** Scale at which a figure e above the threshold belongs to shape xi. */
type ScaleOf = (xi: number, excess: number) => number;

/**
 * Interval of 95% by profile likelihood: the values at which the best likelihood lies within 1.92 of the best of all
 * (Coles, An Introduction to Statistical Modeling of Extreme Values, 2001, section 4.3.3). It takes exceedances as
 * independent: of overlapping losses it is too narrow (see spreadTail). The upper end is Infinity where no value up to a
 * thousand times the excess is ruled out. NaN where nothing is fitted.
 */
export function valueAtRiskInterval(tail: LossTail, q: number): Interval {
  const s = tailProbability(tail, q);
  return profiled(tail, valueAtRisk(tail, q), (xi, excess) => excess / excessFactor(xi, s));
}

/** The same for expected shortfall: beta = (e - u)(1 - xi) / (1 + (s^-xi - 1) / xi). */
export function expectedShortfallInterval(tail: LossTail, q: number): Interval {
  const s = tailProbability(tail, q);
  return profiled(tail, expectedShortfall(tail, q), (xi, excess) => (excess * (1 - xi)) / (1 + excessFactor(xi, s)));
}

function profiled(tail: LossTail, value: number, scaleOf: ScaleOf): Interval {
  const excess = value - tail.threshold;
  if (!(excess > 0 && excess < Number.POSITIVE_INFINITY)) return { value, low: Number.NaN, high: Number.NaN };
  const { exceedances, law } = tail;
  const most = paretoLogLikelihood(law, exceedances);
  const likelihood = (at: number) => bestLikelihood(exceedances, at, scaleOf);
  const within = (logRatio: number) => likelihood(excess * Math.exp(logRatio)) - (most - CHI_SQUARED_95 / 2);
  const end = (direction: 1 | -1) => {
    for (let step = 0.125; step < Math.log(FARTHEST); step *= 2) {
      if (within(direction * step) < 0) return excess * Math.exp(brentRoot(within, 0, direction * step, 1e-9));
    }
    return direction === 1 ? Number.POSITIVE_INFINITY : 0;
  };
  return { value, low: tail.threshold + end(-1), high: tail.threshold + end(1) };
}

/** Best log-likelihood over the shapes, the figure being given. */
function bestLikelihood(exceedances: Float64Array, excess: number, scaleOf: ScaleOf): number {
  const at = (xi: number) => paretoLogLikelihood({ xi, beta: scaleOf(xi, excess) }, exceedances);
  const shapes = Array.from({ length: 31 }, (_, i) => LEAST_XI + ((MOST_XI - LEAST_XI) * i) / 30);
  const best = shapes.reduce((b, xi, i) => (at(xi) > at(shapes[b]) ? i : b), 0);
  const peak = goldenMaximum(at, shapes[Math.max(0, best - 1)], shapes[Math.min(30, best + 1)], 1e-8);
  return Math.max(at(peak), at(shapes[best]));
}
