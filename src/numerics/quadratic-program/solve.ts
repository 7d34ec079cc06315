import { InputError, NoConvergence } from "../../errors.ts";
import { interiorPoint, type Rest } from "./interior-point.ts";
import { dot, type LinearRow, objectiveAt, type QuadraticProgram, requireProgram } from "./program.ts";
import { scaledProgram } from "./scale.ts";

/** The least point of a program. */
export interface Minimum {
  readonly x: Float64Array;
  readonly objective: number;
  /** Multiplier of each row in the units of objective over row: what loosening a holding low end by 1 saves. */
  readonly rowDuals: Float64Array;
  readonly iterations: number;
}

/** How far an end of a row must give way so that the program has a point at all. */
export interface Relaxation {
  readonly row: number;
  readonly end: "low" | "high";
  readonly by: number;
}

/** The answer to a program: its minimum, or the least loosening of its rows that lets it have one. */
export type Solution = { readonly minimum: Minimum } | { readonly minimum: null; readonly relaxations: Relaxation[] };

/**
 * Solves a convex quadratic program with a diagonal-plus-factors Hessian to about 1e-9 of the variables' bounds. Where
 * no point meets bounds and rows, the answer is the loosening of the rows that is least in sum, each in its own units.
 * Throws InputError for a program that is none, NoConvergence where the search stops short.
 */
export function solveQuadraticProgram(program: QuadraticProgram): Solution {
  requireProgram(program);
  const kept = [...program.rows.keys()].filter((r) => isBounding(program.rows[r]));
  const rows = kept.map((r) => program.rows[r]);
  const scaled = scaledProgram({ ...program, rows });
  const rest = interiorPoint(scaled.program);
  if (rest.converged) return { minimum: minimumOf(program, kept, scaled, rest) };
  const relaxations = leastRelaxation({ ...program, rows }).map((found) => ({ ...found, row: kept[found.row] }));
  if (relaxations.length > 0) return { minimum: null, relaxations };
  throw new NoConvergence(
    `the quadratic program of ${program.linear.length} variables stopped short after ${rest.iterations} steps`,
  );
}

function isBounding({ low, high }: LinearRow): boolean {
  return Number.isFinite(low) || Number.isFinite(high);
}

function minimumOf(
  program: QuadraticProgram,
  kept: readonly number[],
  { unscaled, rowScale }: ReturnType<typeof scaledProgram>,
  rest: Rest,
): Minimum {
  const x = unscaled(rest.x);
  const rowDuals = new Float64Array(program.rows.length);
  kept.forEach((r, i) => {
    rowDuals[r] = rest.rowDuals[i] * rowScale[i];
  });
  return { x, objective: objectiveAt(program, x), rowDuals, iterations: rest.iterations };
}

/** Relaxations smaller than this share of a row's size are rounding. */
const LEAST_RELAXATION = 1e-7;

/**
 * The loosening of rows, least in sum, with which bounds and rows can all be met; none where they can already. Throws
 * NoConvergence where the search stops short.
 */
export function leastRelaxation({ low, high, rows }: QuadraticProgram): Relaxation[] {
  const size = low.length;
  const total = size + 2 * rows.length;
  const reach = rows.map((row) => reachOf(row, low, high));
  const extended = (head: Float64Array, tail: (r: number) => number) =>
    Float64Array.from({ length: total }, (_, i) => (i < size ? head[i] : tail(Math.floor((i - size) / 2))));
  const program: QuadraticProgram = {
    diagonal: new Float64Array(total),
    factors: [],
    linear: Float64Array.from({ length: total }, (_, i) => (i < size ? 0 : 1)),
    low: extended(low, () => 0),
    high: extended(high, (r) => reach[r]),
    rows: rows.map((row, r) => ({ ...row, coefficients: withGive(row.coefficients, r, total) })),
  };
  const scaled = scaledProgram(program);
  const rest = interiorPoint(scaled.program);
  if (!rest.converged)
    throw new NoConvergence(`the search for the least relaxation stopped short after ${rest.iterations} steps`);
  const give = scaled.unscaled(rest.x).subarray(size);
  return rows.flatMap((_, r): Relaxation[] => {
    const by = give[2 * r] - give[2 * r + 1];
    if (Math.abs(by) <= LEAST_RELAXATION * reach[r]) return [];
    return [{ row: r, end: by > 0 ? "low" : "high", by: Math.abs(by) }];
  });
}

/** A row whose product may be helped up by one variable more and down by another. */
function withGive(coefficients: Float64Array, row: number, total: number): Float64Array {
  const longer = new Float64Array(total);
  longer.set(coefficients);
  longer[coefficients.length + 2 * row] = 1;
  longer[coefficients.length + 2 * row + 1] = -1;
  return longer;
}

/** A length that no violation of the row within the bounds exceeds. */
function reachOf(row: LinearRow, low: Float64Array, high: Float64Array): number {
  const size = row.coefficients.map(Math.abs);
  const farthest = dot(
    size,
    low.map((value, i) => Math.max(Math.abs(value), Math.abs(high[i]))),
  );
  const ends = [row.low, row.high].filter(Number.isFinite).map(Math.abs);
  return 2 * (farthest + Math.max(...ends)) + 1e-12;
}

/** Throws InputError where a program has no point, naming rows by `nameOf`. */
export function requireMinimum(solution: Solution, nameOf: (row: number) => string): Minimum {
  if (solution.minimum) return solution.minimum;
  const named = solution.relaxations.map(
    ({ row, end, by }) => `${nameOf(row)} ${end === "low" ? "lowered" : "raised"} by ${by.toPrecision(3)}`,
  );
  throw new InputError(`the bounds cannot all be met; the least that would make them so: ${named.join(", ")}`);
}
