import { LEAST_CORRELATED } from "./parameters.ts";

/**
 * Mean partial correlation of each of N return series with the mean of the others, given the controls and a constant
 * (Lou and Polk, Comomentum, Review of Financial Studies 35(7), 2022): every series is replaced by its residual of a
 * regression on the controls, which must not be a combination of one another; the residual of "the others" follows from
 * the sum of all. Rows of `returns` are series; a series with a missing value does not count. NaN below 10 series.
 * Scaling any series or control by a positive factor together with the others leaves the answer unchanged.
 */
export function comomentum(returns: readonly Float64Array[], controls: readonly Float64Array[]): number {
  const basis = orthonormal(controls);
  const residuals = returns
    .filter((series) => series.every((value) => !Number.isNaN(value)))
    .map((series) => without(series, basis));
  if (residuals.length < LEAST_CORRELATED) return Number.NaN;
  const total = new Float64Array(residuals[0].length);
  for (const series of residuals) for (let w = 0; w < total.length; w++) total[w] += series[w];
  return residuals.reduce((sum, series) => sum + correlationWithRest(series, total), 0) / residuals.length;
}

function correlationWithRest(series: Float64Array, total: Float64Array): number {
  let [cross, own, others] = [0, 0, 0];
  for (let w = 0; w < series.length; w++) {
    const rest = total[w] - series[w];
    cross += series[w] * rest;
    own += series[w] * series[w];
    others += rest * rest;
  }
  return own > 0 && others > 0 ? cross / Math.sqrt(own * others) : 0;
}

/** An orthonormal basis of a constant and the controls (Gram-Schmidt). */
function orthonormal(controls: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  const length = controls[0]?.length ?? 0;
  for (const control of [new Float64Array(length).fill(1), ...controls]) {
    const left = without(without(control, basis), basis);
    const size = Math.sqrt(left.reduce((sum, value) => sum + value * value, 0));
    if (size > 0) basis.push(left.map((value) => value / size));
  }
  return basis;
}

function without(series: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const left = Float64Array.from(series);
  for (const direction of basis) {
    let along = 0;
    for (let w = 0; w < left.length; w++) along += series[w] * direction[w];
    for (let w = 0; w < left.length; w++) left[w] -= along * direction[w];
  }
  return left;
}
