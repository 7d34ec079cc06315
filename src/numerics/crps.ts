import { normalCdf, normalDensity } from "./normal.ts";

/**
 * Continuous ranked probability score of an equally weighted sample against what was observed, in the unbiased form for
 * a sample of an underlying law: mean |x_i - y| - sum over pairs |x_i - x_j| / (n (n - 1)) (Ferro 2014, the "fair" score).
 * 0 is best, and for a single value it is the absolute error. NaN where the sample is empty or a number is missing.
 */
export function sampleCrps(sample: ArrayLike<number>, observed: number): number {
  const count = sample.length;
  if (count === 0) return Number.NaN;
  const sorted = Float64Array.from(sample).sort();
  let away = 0;
  let spread = 0;
  for (let i = 0; i < count; i++) {
    away += Math.abs(sorted[i] - observed);
    spread += (2 * i + 1 - count) * sorted[i];
  }
  return away / count - (count > 1 ? spread / (count * (count - 1)) : 0);
}

/** The same score of a normal law in closed form (Gneiting and Raftery 2007, section 4.2). */
export function normalCrps(mean: number, deviation: number, observed: number): number {
  const z = (observed - mean) / deviation;
  return deviation * (z * (2 * normalCdf(z) - 1) + 2 * normalDensity(z) - 1 / Math.sqrt(Math.PI));
}
