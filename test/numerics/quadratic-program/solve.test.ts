import fc from "fast-check";
import quadprog from "quadprog";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../src/errors.ts";
import { dot, objectiveAt, type QuadraticProgram } from "../../../src/numerics/quadratic-program/program.ts";
import { type Minimum, requireMinimum, solveQuadraticProgram } from "../../../src/numerics/quadratic-program/solve.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";
import { portfolioProgram } from "../../support/small-quadratic-program.ts";

function minimumOf(program: QuadraticProgram): Minimum {
  return requireMinimum(solveQuadraticProgram(program), (row) => `row ${row}`);
}

/** The same program for the dense dual method of Goldfarb and Idnani (quadprog 1.6.1), whose arrays count from 1. */
function byQuadprog({ diagonal, factors, linear, low, high, rows }: QuadraticProgram): number[] {
  const size = linear.length;
  const counted = <Value>(make: (i: number) => Value): Value[] => {
    const all: Value[] = [];
    for (let i = 0; i < size; i++) all[i + 1] = make(i);
    return all;
  };
  const hessian = counted((i) =>
    counted((j) => factors.reduce((sum, factor) => sum + factor[i] * factor[j], i === j ? diagonal[i] : 0)),
  );
  const unit = (i: number, sign: number) => Float64Array.from({ length: size }, (_, j) => (i === j ? sign : 0));
  const places = [...low.keys()];
  const equal = rows.filter((row) => row.low === row.high);
  const between = rows.filter((row) => row.low !== row.high);
  const atLeast: [Float64Array, number][] = [
    ...equal.map((row): [Float64Array, number] => [row.coefficients, row.low]),
    ...between.flatMap((row): [Float64Array, number][] => [
      [row.coefficients, row.low],
      [row.coefficients.map((value) => -value), -row.high],
    ]),
    ...places.flatMap((i): [Float64Array, number][] => [
      [unit(i, 1), low[i]],
      [unit(i, -1), -high[i]],
    ]),
  ];
  const columns = counted((i) => [0, ...atLeast.map(([column]) => column[i])]);
  const found = quadprog.solveQP(
    hessian,
    counted((i) => -linear[i]),
    columns,
    [0, ...atLeast.map(([, bound]) => bound)],
    equal.length,
  );
  expect(found.message).toBe("");
  return found.solution.slice(1);
}

describe("against Goldfarb and Idnani", () => {
  const random = xoshiro(11);
  test.each([5, 10, 20, 40, 80])("%i assets: weights agree to 1e-8", (assets) => {
    const program = portfolioProgram(assets, random, 4 / assets + 0.05);
    const theirs = byQuadprog(program);
    minimumOf(program).x.forEach((weight, i) => {
      expect(Math.abs(weight - theirs[i])).toBeLessThan(1e-8);
    });
  });
});

describe("conditions of a minimum", () => {
  test("every bound and row is met, and no feasible direction to another portfolio lowers the objective", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 40 }), fc.nat(), (assets, seed) => {
        const program = portfolioProgram(assets, xoshiro(seed), 3 / assets + 0.2);
        const { x, rowDuals } = minimumOf(program);
        program.rows.forEach(({ coefficients, low, high }) => {
          expect(dot(coefficients, x)).toBeGreaterThan(low - 1e-9);
          expect(dot(coefficients, x)).toBeLessThan(high + 1e-9);
        });
        const gradient = program.linear.map((value, i) => value + program.diagonal[i] * x[i]);
        for (const factor of program.factors) {
          const share = dot(factor, x);
          factor.forEach((value, i) => {
            gradient[i] += share * value;
          });
        }
        program.rows.forEach(({ coefficients }, r) => {
          coefficients.forEach((value, i) => {
            gradient[i] -= rowDuals[r] * value;
          });
        });
        gradient.forEach((slope, i) => {
          expect(x[i]).toBeGreaterThanOrEqual(program.low[i]);
          expect(x[i]).toBeLessThanOrEqual(program.high[i]);
          if (x[i] > program.low[i] + 1e-5) expect(slope).toBeLessThan(1e-8);
          if (x[i] < program.high[i] - 1e-5) expect(slope).toBeGreaterThan(-1e-8);
        });
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [9, 265],
    [11, 22],
    [13, 104],
    [16, 227],
  ])("programs on which the corrector goes in circles are solved: %i assets, case %i", (assets, place) => {
    const program = portfolioProgram(assets, xoshiro(place * 977 + assets), 3 / assets + 0.2);
    const theirs = byQuadprog(program);
    minimumOf(program).x.forEach((weight, i) => {
      expect(Math.abs(weight - theirs[i])).toBeLessThan(1e-8);
    });
  });

  test("without rows or bounds that hold, the minimum is that of the normal equations", () => {
    const program = {
      diagonal: Float64Array.of(2, 4),
      factors: [Float64Array.of(1, 1)],
      linear: Float64Array.of(-3, -5),
      low: Float64Array.of(-10, -10),
      high: Float64Array.of(10, 10),
      rows: [],
    };
    // 3x + y = 3, x + 5y = 5.
    const { x, objective } = minimumOf(program);
    expect(x[0]).toBeCloseTo(10 / 14, 10);
    expect(x[1]).toBeCloseTo(12 / 14, 10);
    expect(objective).toBeCloseTo(objectiveAt(program, Float64Array.of(10 / 14, 12 / 14)), 12);
  });

  test("a linear objective is carried to a corner", () => {
    const { x } = minimumOf({
      diagonal: new Float64Array(3),
      factors: [],
      linear: Float64Array.of(-1, -2, 1),
      low: new Float64Array(3),
      high: Float64Array.of(1, 1, 1),
      rows: [{ coefficients: Float64Array.of(1, 1, 1), low: 1.5, high: 1.5 }],
    });
    [0.5, 1, 0].forEach((value, i) => {
      expect(x[i]).toBeCloseTo(value, 8);
    });
  });

  test("a row that others already tell changes nothing", () => {
    const program = portfolioProgram(12, xoshiro(3), 0.4);
    const doubled = {
      ...program,
      rows: [...program.rows, program.rows[0], { ...program.rows[1], low: Number.NEGATIVE_INFINITY }],
    };
    const [once, twice] = [minimumOf(program).x, minimumOf(doubled).x];
    once.forEach((value, i) => {
      expect(Math.abs(twice[i] - value)).toBeLessThan(1e-8);
    });
  });
});

describe("bounds that cannot all be met", () => {
  const base = {
    diagonal: new Float64Array(4).fill(1),
    factors: [],
    linear: new Float64Array(4),
    low: new Float64Array(4),
    high: new Float64Array(4).fill(0.2),
  };
  const whole = new Float64Array(4).fill(1);

  test("the row that asks too much is named with the least by which it must give way", () => {
    const solution = solveQuadraticProgram({ ...base, rows: [{ coefficients: whole, low: 1, high: 1 }] });
    expect(solution.minimum).toBeNull();
    const relaxations = solution.minimum === null ? solution.relaxations : [];
    expect(relaxations).toHaveLength(1);
    expect(relaxations[0]).toMatchObject({ row: 0, end: "low" });
    expect(relaxations[0].by).toBeCloseTo(0.2, 7);
    expect(() => requireMinimum(solution, () => "sum of weights")).toThrow(
      new InputError(
        "the bounds cannot all be met; the least that would make them so: sum of weights lowered by 0.200",
      ),
    );
  });

  test("relaxed by what was told, the program has a minimum", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const program = portfolioProgram(20, xoshiro(seed), 0.045);
        const solution = solveQuadraticProgram(program);
        if (solution.minimum) throw new Error("20 weights of at most 4.5% cannot add up to 1");
        expect(solution.relaxations.length).toBeGreaterThan(0);
        const rows = program.rows.map((row) => ({ ...row }));
        for (const { row, end, by } of solution.relaxations) rows[row][end] += (end === "low" ? -1 : 1) * (by + 1e-6);
        expect(solveQuadraticProgram({ ...program, rows }).minimum).not.toBeNull();
      }),
      { numRuns: 20 },
    );
  });
});

describe("bad programs", () => {
  const good = portfolioProgram(3, xoshiro(1), 1);
  test.each<[string, Partial<QuadraticProgram>, string]>([
    ["nothing to choose", { linear: new Float64Array(0) }, "the quadratic program has no variables"],
    ["a vector too short", { diagonal: Float64Array.of(1) }, "diagonal has 1 entries; expected 3"],
    ["NaN", { linear: Float64Array.of(0, Number.NaN, 0) }, "linear[1] is NaN; expected a finite number"],
    ["a negative diagonal", { diagonal: Float64Array.of(1, 1, -2) }, "diagonal[2] is -2; expected 0 or more"],
    ["crossed bounds", { low: Float64Array.of(0, 2, 0) }, "low[1] is 2; expected less than high, 1"],
    ["crossed rows", { rows: [{ coefficients: Float64Array.of(1, 1, 1), low: 2, high: 1 }] }, "rows[0] has low 2"],
  ])("%s is told", (_, part, message) => {
    expect(() => solveQuadraticProgram({ ...good, ...part })).toThrow(message);
  });
});
