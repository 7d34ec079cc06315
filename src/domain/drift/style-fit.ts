import { minimise, type QuadraticForm, quadraticForm } from "../../numerics/dual-active-set.ts";
import type { Moments } from "./moments.ts";
import type { StyleModel } from "./style-model.ts";

/** How well a regression explained a stretch. */
export interface FitQuality {
  /** Sum of squared residuals. */
  readonly squares: number;
  /** Unknowns that no constraint holds: what the residuals lost in freedom. */
  readonly freedom: number;
}

/** A constrained regression over a stretch. */
export interface StyleFit extends FitQuality {
  readonly form: QuadraticForm;
  readonly unknowns: Float64Array;
  /** Regressors times what they explain: gram x unknowns. */
  readonly fitted: Float64Array;
}

/** Added to the diagonal as a share of itself, so that a stretch shorter than its unknowns still has one answer. */
const RIDGE = 1e-7;

/** Least squares under the model's constraints. */
export function fitStyle({ size, normals, bounds }: StyleModel, { gram, cross, square }: Moments): StyleFit {
  const hessian = gram.slice();
  let trace = 0;
  for (let i = 0; i < size; i++) trace += gram[i * size + i];
  for (let i = 0; i < size; i++) hessian[i * size + i] += RIDGE * (trace / size);
  const form = quadraticForm(hessian, size, normals);
  const { x, multipliers } = minimise(form, cross, bounds);
  const fitted = product(gram, x);
  let squares = square;
  for (let i = 0; i < size; i++) squares += x[i] * (fitted[i] - 2 * cross[i]);
  const held = multipliers.reduce((count, multiplier) => count + (multiplier > 0 ? 1 : 0), 0);
  return { form, unknowns: x, fitted, squares: Math.max(0, squares), freedom: size - held };
}

function product(matrix: Float64Array, x: Float64Array): Float64Array {
  const size = x.length;
  const result = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) result[i] += matrix[i * size + j] * x[j];
  }
  return result;
}
