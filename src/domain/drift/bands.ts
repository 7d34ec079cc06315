import { minimise } from "../../numerics/dual-active-set.ts";
import { quantileOfSorted } from "../../numerics/quantile.ts";
import { xoshiro } from "../../numerics/xoshiro.ts";
import type { StyleFit } from "./style-fit.ts";
import type { Exposure, StyleModel } from "./style-model.ts";

export interface BandOptions {
  /** Share of draws inside a band. */
  readonly confidence: number;
  readonly draws: number;
  readonly seed: number;
}

/** Lower and upper end of each index weight and of the sensitivity to the basis. */
export interface ExposureBands {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly lowBasis: number;
  readonly highBasis: number;
}

/**
 * Bands by a circular block bootstrap of the residuals (Politis and Romano 1992) through the same constrained regression:
 * blocks of about the cube root of the count keep what residuals of neighbouring days share, and the residuals are scaled
 * up for the freedom that the fit used. Weights that the constraints hold at 0 have bands from 0. The draws are the same
 * for every stretch, so that bands move only with the data. `draw` fits one stretch; make it once for all.
 */
export function bandMaker(model: StyleModel, longest: number, { confidence, draws, seed }: BandOptions) {
  const random = xoshiro(seed);
  const uniforms = Float64Array.from({ length: draws * longest }, () => random.uniform());
  return (fit: StyleFit, from: number, to: number, halfLife: number | null): ExposureBands => {
    const residuals = scaledResiduals(model, fit, from, to);
    const exposures = Array.from({ length: draws }, (_, draw) => {
      const places = uniforms.subarray(draw * longest, (draw + 1) * longest);
      return model.exposureOf(redrawn(model, fit, from, residuals, places, halfLife));
    });
    return bandsOf(exposures, confidence);
  };
}

function scaledResiduals({ size, columns, target }: StyleModel, fit: StyleFit, from: number, to: number): Float64Array {
  const count = to - from;
  const residuals = new Float64Array(count);
  let mean = 0;
  for (let i = 0; i < count; i++) {
    let value = target[from + i];
    for (let k = 0; k < size; k++) value -= columns[(from + i) * size + k] * fit.unknowns[k];
    residuals[i] = value;
    mean += value / count;
  }
  const scale = Math.sqrt(count / Math.max(1, count - fit.freedom));
  return residuals.map((value) => (value - mean) * scale);
}

/** The unknowns that the regression finds when the residuals stand in another order. */
function redrawn(
  { size, columns, bounds }: StyleModel,
  fit: StyleFit,
  from: number,
  residuals: Float64Array,
  places: Float64Array,
  halfLife: number | null,
): Float64Array {
  const count = residuals.length;
  const block = Math.max(1, Math.round(Math.cbrt(count)));
  const linear = fit.fitted.slice();
  for (let i = 0; i < count; i++) {
    const start = Math.floor(places[Math.floor(i / block)] * count);
    const weight = halfLife === null ? 1 : 0.5 ** ((count - 1 - i) / halfLife);
    const residual = weight * residuals[(start + (i % block)) % count];
    const row = (from + i) * size;
    for (let k = 0; k < size; k++) linear[k] += columns[row + k] * residual;
  }
  return minimise(fit.form, linear, bounds).x;
}

function bandsOf(exposures: readonly Exposure[], confidence: number): ExposureBands {
  const tail = (1 - confidence) / 2;
  const width = exposures[0].weights.length;
  const ends = (values: Float64Array) => {
    values.sort();
    return [quantileOfSorted(values, tail), quantileOfSorted(values, 1 - tail)];
  };
  const pairs = Array.from({ length: width }, (_, k) =>
    ends(Float64Array.from(exposures, ({ weights }) => weights[k])),
  );
  const [lowBasis, highBasis] = ends(Float64Array.from(exposures, ({ basis }) => basis.IC + basis.IM));
  return {
    low: Float64Array.from(pairs, ([low]) => low),
    high: Float64Array.from(pairs, ([, high]) => high),
    lowBasis,
    highBasis,
  };
}
