import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invertPositiveDefinite } from "../../src/numerics/cholesky.ts";
import { minimise, quadraticForm } from "../../src/numerics/dual-active-set.ts";

const SIZE = 4;
const number = fc.double({ min: -2, max: 2, noNaN: true });

interface Problem {
  readonly hessian: Float64Array;
  readonly linear: Float64Array;
  readonly normals: Float64Array;
  readonly bounds: Float64Array;
}

/** No unknown negative, and their sum at most 1: what a fund without debt can hold. */
const problems: fc.Arbitrary<Problem> = fc
  .record({
    root: fc.array(number, { minLength: SIZE * SIZE, maxLength: SIZE * SIZE }),
    linear: fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: SIZE, maxLength: SIZE }),
  })
  .map(({ root, linear }) => {
    const hessian = new Float64Array(SIZE * SIZE);
    for (let i = 0; i < SIZE; i++) {
      for (let j = 0; j < SIZE; j++) {
        for (let k = 0; k < SIZE; k++) hessian[i * SIZE + j] += root[k * SIZE + i] * root[k * SIZE + j];
      }
      hessian[i * SIZE + i] += 0.1;
    }
    const normals = new Float64Array((SIZE + 1) * SIZE);
    for (let i = 0; i < SIZE; i++) normals[i * SIZE + i] = 1;
    normals.fill(-1, SIZE * SIZE);
    return { hessian, linear: Float64Array.from(linear), normals, bounds: Float64Array.of(0, 0, 0, 0, -1) };
  });

const rowTimes = (matrix: Float64Array, i: number, x: Float64Array) =>
  x.reduce((sum, value, j) => sum + matrix[i * x.length + j] * value, 0);

const objective = ({ hessian, linear }: Problem, x: Float64Array) =>
  x.reduce((sum, value, i) => sum + value * (rowTimes(hessian, i, x) / 2 - linear[i]), 0);

const solved = ({ hessian, linear, normals, bounds }: Problem) =>
  minimise(quadraticForm(hessian, SIZE, normals), linear, bounds);

/** Least objective over every face of the feasible set, each by a dense solve of its own equations. */
function bruteForce(problem: Problem): number {
  let best = Number.POSITIVE_INFINITY;
  for (let face = 0; face < 2 ** (SIZE + 1); face++) {
    const isFull = face >= 2 ** SIZE;
    const free = Array.from({ length: SIZE }, (_, i) => i).filter((i) => (face >> i) & 1);
    const x = onFace(problem, free, isFull);
    if (x === null) continue;
    const sum = x.reduce((total, value) => total + value, 0);
    if (x.every((value) => value > -1e-12) && sum < 1 + 1e-12) best = Math.min(best, objective(problem, x));
  }
  return best;
}

/** Where the objective is stationary with only the free unknowns, on the plane of sum 1 where `isFull`. */
function onFace({ hessian, linear }: Problem, free: readonly number[], isFull: boolean): Float64Array | null {
  const x = new Float64Array(SIZE);
  if (free.length === 0) return isFull ? null : x;
  const inner = Float64Array.from(free.flatMap((i) => free.map((j) => hessian[i * SIZE + j])));
  const inverse = invertPositiveDefinite(inner, free.length)!;
  const times = (values: readonly number[]) => free.map((_, i) => rowTimes(inverse, i, Float64Array.from(values)));
  const plain = times(free.map((i) => linear[i]));
  const ones = times(free.map(() => 1));
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const price = isFull ? (total(plain) - 1) / total(ones) : 0;
  free.forEach((i, k) => {
    x[i] = plain[k] - price * ones[k];
  });
  return x;
}

describe("a quadratic program with few constraints", () => {
  test("has the least value of any face, to 1e-9", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { x } = solved(problem);
        expect(Math.abs(objective(problem, x) - bruteForce(problem))).toBeLessThan(1e-9);
      }),
    );
  });

  test("meets the conditions of Karush, Kuhn and Tucker, to 1e-8", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { x, multipliers } = solved(problem);
        const { hessian, linear, normals, bounds } = problem;
        multipliers.forEach((multiplier, c) => {
          const slack = rowTimes(normals, c, x) - bounds[c];
          expect(multiplier).toBeGreaterThanOrEqual(0);
          expect(slack).toBeGreaterThan(-1e-8);
          expect(Math.abs(multiplier * slack)).toBeLessThan(1e-8);
        });
        x.forEach((_, i) => {
          const pull = multipliers.reduce((sum, multiplier, c) => sum + multiplier * normals[c * SIZE + i], 0);
          expect(Math.abs(rowTimes(hessian, i, x) - linear[i] - pull)).toBeLessThan(1e-8);
        });
      }),
    );
  });

  test("is the plain solution where no constraint binds", () => {
    const hessian = Float64Array.of(2, 0.5, 0.5, 1);
    const normals = Float64Array.of(1, 0, 0, 1, -1, -1);
    const { x, multipliers } = minimise(
      quadraticForm(hessian, 2, normals),
      Float64Array.of(0.7, 0.4),
      Float64Array.of(0, 0, -1),
    );
    // 2a + 0.5b = 0.7 and 0.5a + b = 0.4
    expect(x[0]).toBeCloseTo(0.5 / 1.75, 12);
    expect(x[1]).toBeCloseTo(0.45 / 1.75, 12);
    expect([...multipliers]).toEqual([0, 0, 0]);
  });

  test("throws where no point meets the constraints, and where the Hessian is singular", () => {
    const normals = Float64Array.of(1, -1);
    const form = quadraticForm(Float64Array.of(1), 1, normals);
    expect(() => minimise(form, Float64Array.of(0), Float64Array.of(1, 1))).toThrow(/no point meets/);
    expect(() => quadraticForm(Float64Array.of(1, 1, 1, 1), 2, new Float64Array(0))).toThrow(/singular/);
  });
});
