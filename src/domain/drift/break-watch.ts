import { appendMoments, momentsBetween, type RunningMoments, runningMoments } from "./moments.ts";
import { type FitQuality, fitStyle } from "./style-fit.ts";
import type { StyleModel } from "./style-model.ts";

/** A change of style. Positions count observations from 0. */
export interface StyleBreak {
  /** First observation of the new style, as dated when it was found. */
  readonly at: number;
  /** Observation at whose end it could be known. */
  readonly detected: number;
  /** The statistic that was reached. */
  readonly statistic: number;
}

/** Fewest observations before a change, and after it. */
export const LEAST_BEFORE = 30;
export const LEAST_AFTER = 8;
/**
 * Statistic from which a change is told: it is passed on about one in twenty unchanged funds within 500 observations
 * (simulated; docs/drift.md has the table). For one look at one sample Andrews (1993) has 18 to 24 for as many unknowns;
 * a watch that looks every day needs more.
 */
export const CRITICAL = 45;
/** Observations that are remembered; the memory moves in steps of a fifth of it. */
export const MEMORY = 250;
const MEMORY_STEP = 50;
/** Observations' worth of belief that the noise after a change is what it was before. */
const PRIOR_COUNT = 5;
/** A surprise beyond this many standard deviations counts as that many: one day's accident is no change of style. */
const CLIP = 2.5;
/** Variance of 0.01 basis points: less noise than that is rounding of the net values. */
const LEAST_NOISE = 1e-12;
/** Places tried of a day grow apart by this factor with their age. */
const SPACING = 1.2;

/**
 * The next change of a style that began at observation `start`, told at the earliest at the end of observation `earliest`
 * and with the observations up to its detection alone; null where none is found. At the end of every observation each
 * place in the past is tried as the change: the statistic is the fall in squared residuals from one constrained regression
 * to two, over the noise. Like the Wald statistic of a break at an unknown place (Andrews 1993; Bai and Perron 1998), but
 * watched day by day, with each side's own noise, and with surprises clipped (Huber 1964) against fat tails.
 */
export function nextBreak(model: StyleModel, start: number, earliest: number): StyleBreak | null {
  const clipped = runningMoments(model);
  for (let i = start; i < earliest; i++) appendMoments(clipped, model, i, model.target[i]);
  let style: Style | null = null;
  for (let end = earliest + 1; end <= model.target.length; end++) {
    appendMoments(clipped, model, end - 1, clippedTarget(model, end - 1, style));
    const from = start + MEMORY_STEP * Math.max(0, Math.ceil((end - start - MEMORY) / MEMORY_STEP));
    if (end - from < LEAST_BEFORE) continue;
    const before: Style["before"] = style?.from === from ? style.before : new Map();
    const whole = fitStyle(model, momentsBetween(clipped, from, end));
    const deviation = Math.sqrt(whole.squares / Math.max(1, end - from - whole.freedom));
    style = { from, before, unknowns: whole.unknowns, deviation };
    if (end - from < LEAST_BEFORE + LEAST_AFTER) continue;
    const best = mostLikelyBreak(model, clipped, style, whole, end);
    if (best.statistic >= CRITICAL) return { ...best, detected: end - 1 };
  }
  return null;
}

/** The style that is held against the next observation, and the fits of what may lie before a change of it. */
interface Style {
  readonly from: number;
  readonly before: Map<number, FitQuality>;
  readonly unknowns: Float64Array;
  readonly deviation: number;
}

function clippedTarget({ size, columns, target }: StyleModel, i: number, style: Style | null): number {
  if (!style) return target[i];
  let expected = 0;
  for (let k = 0; k < size; k++) expected += columns[i * size + k] * style.unknowns[k];
  const most = CLIP * style.deviation;
  return expected + Math.max(-most, Math.min(most, target[i] - expected));
}

interface Candidate {
  readonly at: number;
  readonly statistic: number;
}

/** The place where a change would explain most: tried on a grid that widens into the past, then around the best. */
function mostLikelyBreak(
  model: StyleModel,
  clipped: RunningMoments,
  style: Style,
  whole: FitQuality,
  end: number,
): Candidate {
  const { from, before } = style;
  const fitBefore = (at: number) => {
    const known = before.get(at);
    if (known) return known;
    const { squares, freedom } = fitStyle(model, momentsBetween(clipped, from, at));
    const made = { squares, freedom };
    before.set(at, made);
    return made;
  };
  const tried = (at: number): Candidate => {
    const after = fitStyle(model, momentsBetween(clipped, at, end));
    return { at, statistic: breakStatistic(whole, fitBefore(at), after, at - from, end - at) };
  };
  let best: Candidate = { at: end, statistic: Number.NEGATIVE_INFINITY };
  const last = end - from - LEAST_BEFORE;
  for (let after = LEAST_AFTER; after <= last; after = Math.max(after + 1, Math.floor(after * SPACING))) {
    best = better(best, tried(end - after));
  }
  if (best.statistic < CRITICAL) return best;
  const reach = Math.max(2, Math.ceil((end - best.at) * (SPACING - 1)));
  const [first, final] = [Math.max(from + LEAST_BEFORE, best.at - reach), Math.min(end - LEAST_AFTER, best.at + reach)];
  for (let at = first; at <= final; at++) best = better(best, tried(at));
  return best;
}

function better(a: Candidate, b: Candidate): Candidate {
  return b.statistic > a.statistic ? b : a;
}

/**
 * Fall in squared residuals over the noise. Where the noise differs on the two sides, the fall is worth v1 n2/n + v2 n1/n a
 * degree of freedom (each side's noise weighs by the other's length), so a stretch that is only noisier is no change.
 */
function breakStatistic(
  whole: FitQuality,
  before: FitQuality,
  after: FitQuality,
  countBefore: number,
  countAfter: number,
): number {
  const noiseBefore = before.squares / Math.max(1, countBefore - before.freedom);
  const weight = PRIOR_COUNT + Math.max(0, countAfter - after.freedom);
  const noiseAfter = (PRIOR_COUNT * noiseBefore + after.squares) / weight;
  const noise = (noiseBefore * countAfter + noiseAfter * countBefore) / (countBefore + countAfter);
  return (whole.squares - before.squares - after.squares) / Math.max(noise, LEAST_NOISE);
}
