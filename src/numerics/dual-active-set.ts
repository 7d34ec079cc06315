import { InputError, NoConvergence } from "../errors.ts";
import { invertPositiveDefinite } from "./cholesky.ts";

/** The part of a quadratic program that does not change with its linear term: made once, solved many times. */
export interface QuadraticForm {
  /** Unknowns. */
  readonly size: number;
  /** Constraints. */
  readonly count: number;
  /** Inverse of the Hessian, size x size. */
  readonly inverse: Float64Array;
  /** Normals times the inverse, count x size: how the unknowns answer to a multiplier. */
  readonly answers: Float64Array;
  /** Normals times inverse times normals, count x count: how a slack answers to a multiplier. */
  readonly couplings: Float64Array;
  readonly normals: Float64Array;
}

/** A minimum and the multiplier of each constraint, 0 where it does not bind. */
export interface QuadraticMinimum {
  readonly x: Float64Array;
  readonly multipliers: Float64Array;
}

/**
 * Prepares: minimise x'Hx / 2 - a'x subject to N x >= b. `hessian` is symmetric positive definite, size x size; `normals`
 * holds a constraint a row. All row-major. Throws InputError where the Hessian is singular to working precision.
 */
export function quadraticForm(hessian: Float64Array, size: number, normals: Float64Array): QuadraticForm {
  const inverse = invertPositiveDefinite(hessian, size);
  if (!inverse)
    throw new InputError("the Hessian of a quadratic program is singular; expected a positive definite one");
  const count = normals.length / size;
  const answers = new Float64Array(count * size);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < size; k++) {
      const normal = normals[i * size + k];
      if (normal === 0) continue;
      for (let j = 0; j < size; j++) answers[i * size + j] += normal * inverse[k * size + j];
    }
  }
  const couplings = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      const value = dot(answers, i * size, normals, j * size, size);
      couplings[i * count + j] = value;
      couplings[j * count + i] = value;
    }
  }
  return { size, count, inverse, answers, couplings, normals };
}

function dot(a: Float64Array, aFrom: number, b: Float64Array, bFrom: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[aFrom + i] * b[bFrom + i];
  return sum;
}

/** A constraint missed by less than this share of the problem's own scale counts as met. */
const TOLERANCE = 1e-11;
/** The method ends after a few rounds; many mean that a number is none. */
const MOST_ROUNDS = 500;

/**
 * The minimum for a linear term `linear` and bounds `bounds`: the dual active-set method of Goldfarb and Idnani (A
 * numerically stable dual method for solving strictly convex quadratic programs, Mathematical Programming 27, 1983), for
 * few unknowns and constraints (quadratic-program/ is for many): the active system is solved anew at each step. Exact up
 * to rounding. Throws InputError where no point
 * meets the constraints, NoConvergence after 500 active sets.
 */
export function minimise(form: QuadraticForm, linear: Float64Array, bounds: Float64Array): QuadraticMinimum {
  const { size, count, inverse, answers } = form;
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) x[i] = dot(inverse, i * size, linear, 0, size);
  const multipliers = new Float64Array(count);
  const slacks = new Float64Array(count);
  for (let i = 0; i < count; i++) slacks[i] = dot(form.normals, i * size, x, 0, size) - bounds[i];
  const tolerance = TOLERANCE * scaleOf(form, dot(linear, 0, x, 0, size), bounds);
  const active: number[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const entering = worst(form, slacks, active, tolerance);
    if (entering >= 0) {
      enter(form, slacks, multipliers, active, entering);
      continue;
    }
    for (const i of active) {
      for (let j = 0; j < size; j++) x[j] += multipliers[i] * answers[i * size + j];
    }
    return { x, multipliers };
  }
  throw new NoConvergence(`a quadratic program of ${size} unknowns: no minimum after ${MOST_ROUNDS} active sets`);
}

/** Square root of what the objective can move by: the size that misses are measured against. */
function scaleOf({ count, couplings }: QuadraticForm, gain: number, bounds: Float64Array): number {
  let scale = Math.sqrt(Math.max(gain, 0));
  for (let i = 0; i < count; i++) scale = Math.max(scale, Math.abs(bounds[i]) / Math.sqrt(couplings[i * count + i]));
  return scale;
}

/** The constraint outside the active set that is missed most, in units of the objective's square root; -1 for none. */
function worst(
  { count, couplings }: QuadraticForm,
  slacks: Float64Array,
  active: readonly number[],
  tolerance: number,
): number {
  let found = -1;
  let most = tolerance;
  for (let i = 0; i < count; i++) {
    const missed = -slacks[i] / Math.sqrt(couplings[i * count + i]);
    if (missed <= most || active.includes(i)) continue;
    found = i;
    most = missed;
  }
  return found;
}

/** Raises the multiplier of a missed constraint until it is met, dropping constraints whose multiplier falls to zero. */
function enter(
  { count, couplings }: QuadraticForm,
  slacks: Float64Array,
  multipliers: Float64Array,
  active: number[],
  entering: number,
): void {
  for (let round = 0; round <= count; round++) {
    const falls = solveActive(couplings, count, active, entering);
    let slope = couplings[entering * count + entering];
    for (const [place, i] of active.entries()) slope -= couplings[entering * count + i] * falls[place];
    const full =
      slope > 1e-12 * couplings[entering * count + entering] ? -slacks[entering] / slope : Number.POSITIVE_INFINITY;
    let step = full;
    let leaving = -1;
    for (const [place, i] of active.entries()) {
      if (!(falls[place] > 0) || multipliers[i] / falls[place] >= step) continue;
      step = multipliers[i] / falls[place];
      leaving = place;
    }
    if (step === Number.POSITIVE_INFINITY)
      throw new InputError("no point meets the constraints of a quadratic program");
    multipliers[entering] += step;
    for (const [place, i] of active.entries()) multipliers[i] -= step * falls[place];
    for (let i = 0; i < count; i++) {
      let rate = couplings[i * count + entering];
      for (const [place, j] of active.entries()) rate -= couplings[i * count + j] * falls[place];
      slacks[i] += step * rate;
    }
    if (leaving < 0) {
      active.push(entering);
      return;
    }
    multipliers[active[leaving]] = 0;
    active.splice(leaving, 1);
  }
}

/** How fast each active multiplier falls as the entering one rises: couplings of the active set, solved by elimination. */
function solveActive(couplings: Float64Array, count: number, active: readonly number[], entering: number): number[] {
  const size = active.length;
  const rows = active.map((i) => [...active.map((j) => couplings[i * count + j]), couplings[i * count + entering]]);
  for (let k = 0; k < size; k++) {
    for (let i = k + 1; i < size; i++) {
      const factor = rows[i][k] / rows[k][k];
      for (let j = k; j <= size; j++) rows[i][j] -= factor * rows[k][j];
    }
  }
  const found = new Array<number>(size).fill(0);
  for (let k = size - 1; k >= 0; k--) {
    let sum = rows[k][size];
    for (let j = k + 1; j < size; j++) sum -= rows[k][j] * found[j];
    found[k] = sum / rows[k][k];
  }
  return found;
}
