import { InputError } from "../../errors.ts";

/** A linear condition low <= coefficients . x <= high; equal ends ask for equality, infinite ones for none. */
export interface LinearRow {
  readonly coefficients: Float64Array;
  readonly low: number;
  readonly high: number;
}

/**
 * Minimise 1/2 sum_i diagonal_i x_i^2 + 1/2 sum_k (factors_k . x)^2 + linear . x subject to low <= x <= high and to the
 * rows. The Hessian is a diagonal plus few factors, so no n x n matrix is ever made. `diagonal` is not negative, bounds
 * of x are finite and low < high; a variable that may not move has no place in the program.
 */
export interface QuadraticProgram {
  readonly diagonal: Float64Array;
  readonly factors: readonly Float64Array[];
  readonly linear: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly rows: readonly LinearRow[];
}

/** Throws InputError naming the first argument that no program can have. */
export function requireProgram(program: QuadraticProgram): void {
  const { diagonal, factors, linear, low, high, rows } = program;
  const size = linear.length;
  if (size === 0) throw new InputError("the quadratic program has no variables; expected one or more");
  const vectors: [string, Float64Array][] = [
    ["diagonal", diagonal],
    ["linear", linear],
    ["low", low],
    ["high", high],
    ...factors.map((factor, k): [string, Float64Array] => [`factors[${k}]`, factor]),
    ...rows.map(({ coefficients }, r): [string, Float64Array] => [`rows[${r}].coefficients`, coefficients]),
  ];
  for (const [name, vector] of vectors) {
    if (vector.length !== size) throw new InputError(`${name} has ${vector.length} entries; expected ${size}`);
    const bad = vector.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw new InputError(`${name}[${bad}] is ${vector[bad]}; expected a finite number`);
  }
  const negative = diagonal.findIndex((value) => value < 0);
  if (negative >= 0) throw new InputError(`diagonal[${negative}] is ${diagonal[negative]}; expected 0 or more`);
  const crossed = low.findIndex((value, i) => !(value < high[i]));
  if (crossed >= 0)
    throw new InputError(`low[${crossed}] is ${low[crossed]}; expected less than high, ${high[crossed]}`);
  rows.forEach((row, r) => {
    if (!(row.low <= row.high))
      throw new InputError(`rows[${r}] has low ${row.low} and high ${row.high}; expected low <= high`);
  });
}

/** Value of the program's objective at x. */
export function objectiveAt({ diagonal, factors, linear }: QuadraticProgram, x: Float64Array): number {
  let value = 0;
  for (let i = 0; i < x.length; i++) value += (0.5 * diagonal[i] * x[i] + linear[i]) * x[i];
  for (const factor of factors) value += 0.5 * dot(factor, x) ** 2;
  return value;
}

/** Inner product of two vectors of equal length. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
