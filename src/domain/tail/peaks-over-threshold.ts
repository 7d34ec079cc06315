import { quantileOfSorted, sortedFinite } from "../../numerics/quantile.ts";
import { fitParetoByLikelihood, fitParetoByMoments } from "./fit-pareto.ts";
import { excessFactor, type GeneralizedPareto } from "./generalized-pareto.ts";

/** Fewest exceedances that a tail is fitted to. */
export const LEAST_EXCEEDANCES = 20;
/** The threshold lies at least this high among the losses, and at most that high. */
const LOWEST_THRESHOLD = 0.9;
const HIGHEST_THRESHOLD = 0.95;
const ROUNDING = 1e-12;
/** Exceedances wanted above the threshold. */
const WANTED_EXCEEDANCES = 50;

/** The far end of a set of losses, fitted. Losses are positive; a gain is a negative loss. */
export interface LossTail {
  /** Losses with a figure, and how many of them exceed the threshold. */
  readonly count: number;
  readonly exceedances: Float64Array;
  /** Threshold u, and its place among the losses as a share. */
  readonly threshold: number;
  readonly thresholdAt: number;
  /** Law of the exceedances; NaN with fewer than LEAST_EXCEEDANCES. */
  readonly law: GeneralizedPareto;
}

/**
 * Place of the threshold among n losses: the highest from 0.90 to 0.95 above which 50 losses lie, 0.90 where none does.
 * Higher leaves too few exceedances to tell the shape, lower brings in losses that are no tail.
 */
export function thresholdPlace(n: number): number {
  return Math.min(HIGHEST_THRESHOLD, Math.max(LOWEST_THRESHOLD, 1 - WANTED_EXCEEDANCES / n));
}

/**
 * Peaks over threshold: losses above the threshold of `thresholdPlace` (or `at`) less that threshold, fitted by maximum
 * likelihood or by probability-weighted moments. NaN among the losses are left out. With fewer than LEAST_EXCEEDANCES the
 * law, and every figure made from it, is NaN.
 */
export function lossTail(
  losses: ArrayLike<number>,
  method: "likelihood" | "moments" = "likelihood",
  at?: number,
): LossTail {
  const sorted = sortedFinite(losses);
  const place = at ?? thresholdPlace(sorted.length);
  const threshold = quantileOfSorted(sorted, place);
  const exceedances = sorted.filter((loss) => loss > threshold).map((loss) => loss - threshold);
  const fitted = method === "likelihood" ? fitParetoByLikelihood : fitParetoByMoments;
  const law = exceedances.length < LEAST_EXCEEDANCES ? { xi: Number.NaN, beta: Number.NaN } : fitted(exceedances);
  return { count: sorted.length, exceedances, threshold, thresholdAt: place, law };
}

/** (1 - q) n / N: probability of passing the q-quantile among exceedances. NaN below the threshold. */
export function tailProbability({ count, exceedances }: LossTail, q: number): number {
  const s = ((1 - q) * count) / exceedances.length;
  return s <= 1 + ROUNDING ? Math.min(1, s) : Number.NaN;
}

/**
 * Value at risk: u + (beta / xi) (((n / N)(1 - q))^-xi - 1), the loss that is passed with probability 1 - q (McNeil and
 * Frey 2000). NaN where q lies below the threshold or nothing is fitted.
 */
export function valueAtRisk(tail: LossTail, q: number): number {
  return tail.threshold + tail.law.beta * excessFactor(tail.law.xi, tailProbability(tail, q));
}

/** Expected shortfall: (VaR + beta - xi u) / (1 - xi), the mean loss beyond VaR; Infinity where xi is 1 or more. */
export function expectedShortfall(tail: LossTail, q: number): number {
  const { xi, beta } = tail.law;
  if (xi >= 1) return Number.POSITIVE_INFINITY;
  return (valueAtRisk(tail, q) + beta - xi * tail.threshold) / (1 - xi);
}
