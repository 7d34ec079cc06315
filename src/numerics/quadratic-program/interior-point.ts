import {
  type Box,
  type BoxStep,
  barrierCurvature,
  barrierPull,
  boxAround,
  complementarity,
  longestSteps,
  move,
  withDuals,
} from "./box.ts";
import { dot, type LinearRow, type QuadraticProgram } from "./program.ts";
import { SchurSystem } from "./schur.ts";

const MOST_ITERATIONS = 100;
/** Residuals and products of slack and multiplier at which the search ends, and those that are still an answer. */
const WANTED = 1e-13;
const ENOUGH = 1e-9;
/** Share of the way to the boundary that a step may go. */
const BACKED_OFF = 0.9995;
/** Steps without progress after which the corrector counts as cycling, and the share of the mean product then aimed at. */
const CYCLE = 3;
const CENTRED = 0.3;

/** Where the interior point came to rest. */
export interface Rest {
  readonly x: Float64Array;
  /** Multiplier of each row: positive where its low end holds, negative where its high end does. */
  readonly rowDuals: Float64Array;
  readonly iterations: number;
  /** Whether residuals and products fell below 1e-9 of the program's scale. */
  readonly converged: boolean;
}

/**
 * Primal-dual interior point of Mehrotra (SIAM J. Optimization 2, 1992) with bounds on both sides. The Newton system is
 * reduced to one of factors plus rows, so a step costs variables x (factors + rows)^2. The program is well scaled:
 * variables and gradient of order 1, rows of norm 1.
 */
export function interiorPoint(program: QuadraticProgram): Rest {
  const point = startOf(program);
  let best: Best = { worst: Infinity, x: point.x.value, rowDuals: point.y };
  let stalled = 0;
  let iterations = 0;
  while (iterations < MOST_ITERATIONS && best.worst > WANTED && stalled < patience(best.worst)) {
    const residuals = residualsOf(program, point);
    const worst = Math.max(residuals.size, meanProduct(point));
    // Beside a bound that leaves no room, rounding may spoil a step: the best point so far then stands.
    if (!Number.isFinite(worst)) break;
    stalled = worst < 0.9 * best.worst ? 0 : stalled + 1;
    if (worst < best.worst) best = { worst, x: point.x.value.slice(), rowDuals: point.y.slice() };
    advance(program, point, residuals, stalled >= CYCLE);
    iterations++;
  }
  return { x: best.x, rowDuals: best.rowDuals, iterations, converged: best.worst < ENOUGH };
}

/** The point with the least residuals and products so far. */
interface Best {
  readonly worst: number;
  readonly x: Float64Array;
  readonly rowDuals: Float64Array;
}

/** Steps without progress that are borne: few once the answer is good enough. */
function patience(worst: number): number {
  return worst < ENOUGH ? 3 : 25;
}

/** The variables, the value of each row inside its ends, and the multipliers that tie the two. */
interface Point {
  readonly x: Box;
  readonly rows: Box;
  readonly y: Float64Array;
}

function startOf({ low, high, rows }: QuadraticProgram): Point {
  const middle = low.map((value, i) => (value + high[i]) / 2);
  const x = boxAround(low, high, middle, 0.1);
  const free = Float64Array.from(rows, (row) => (isEquality(row) ? row.low : dot(row.coefficients, x.value)));
  const ends = (side: "low" | "high", open: number) =>
    Float64Array.from(rows, (row) => (isEquality(row) ? open : row[side]));
  const box = boxAround(ends("low", Number.NEGATIVE_INFINITY), ends("high", Infinity), free, 0.1);
  return { x, rows: box, y: new Float64Array(rows.length) };
}

function isEquality({ low, high }: LinearRow): boolean {
  return low === high;
}

interface Residuals {
  /** Gradient of the Lagrangian in x, without the multipliers of the bounds. */
  readonly gradient: Float64Array;
  /** What a row's product with x exceeds its value by. */
  readonly rows: Float64Array;
  /** Largest violation of any first-order condition but complementarity. */
  readonly size: number;
}

function residualsOf({ diagonal, factors, linear, rows }: QuadraticProgram, { x, rows: box, y }: Point): Residuals {
  const gradient = linear.map((value, i) => value + diagonal[i] * x.value[i]);
  for (const factor of factors) addScaled(gradient, factor, dot(factor, x.value));
  for (let r = 0; r < rows.length; r++) addScaled(gradient, rows[r].coefficients, -y[r]);
  const excess = Float64Array.from(rows, ({ coefficients }, r) => dot(coefficients, x.value) - box.value[r]);
  let size = 0;
  for (let i = 0; i < gradient.length; i++) {
    size = Math.max(size, Math.abs(gradient[i] - x.lowDual[i] + x.highDual[i]));
  }
  for (let r = 0; r < excess.length; r++) {
    size = Math.max(size, Math.abs(excess[r]));
    if (!isEquality(rows[r])) size = Math.max(size, Math.abs(y[r] - box.lowDual[r] + box.highDual[r]));
  }
  return { gradient, rows: excess, size };
}

function addScaled(to: Float64Array, vector: Float64Array, factor: number): void {
  if (factor !== 0) for (let i = 0; i < to.length; i++) to[i] += factor * vector[i];
}

function meanProduct({ x, rows }: Point): number {
  const [inX, inRows] = [complementarity(x), complementarity(rows)];
  return (inX.sum + inRows.sum) / Math.max(1, inX.count + inRows.count);
}

interface Step {
  readonly x: BoxStep;
  readonly rows: BoxStep;
  readonly y: Float64Array;
}

/**
 * One predictor and one corrector step on the same factored system; where these go in circles, a step that only centres,
 * which is slow and sure.
 */
function advance(program: QuadraticProgram, point: Point, residuals: Residuals, isCycling: boolean): void {
  const system = newtonSystem(program, point);
  const product = meanProduct(point);
  const predictor = system(residuals, 0, null);
  const reach = lengths(point, predictor);
  const predicted = productAfter(point, predictor, reach);
  const centring = (predicted / product) ** 3;
  const corrector = isCycling
    ? system(residuals, CENTRED * product, null)
    : system(residuals, centring * product, predictor);
  const { primal, dual } = lengths(point, corrector);
  // A quadratic objective ties x and multipliers in one condition, so both go the same share of the way.
  const length = Math.min(1, BACKED_OFF * Math.min(primal, dual));
  move(point.x, corrector.x, length, length);
  move(point.rows, corrector.rows, length, length);
  for (let r = 0; r < point.y.length; r++) point.y[r] += length * corrector.y[r];
}

function lengths(point: Point, step: Step) {
  const [inX, inRows] = [longestSteps(point.x, step.x), longestSteps(point.rows, step.rows)];
  return { primal: Math.min(inX.primal, inRows.primal), dual: Math.min(inX.dual, inRows.dual) };
}

function productAfter(point: Point, step: Step, { primal, dual }: { primal: number; dual: number }): number {
  const moved = (box: Box, by: BoxStep): Box => {
    const copy = { ...box, value: box.value.slice(), lowDual: box.lowDual.slice(), highDual: box.highDual.slice() };
    move(copy, by, primal, dual);
    return copy;
  };
  return meanProduct({ x: moved(point.x, step.x), rows: moved(point.rows, step.rows), y: point.y });
}

function newtonSystem({ diagonal, factors, rows }: QuadraticProgram, point: Point) {
  const curvature = barrierCurvature(point.x);
  const inverse = curvature.map((value, i) => 1 / (value + diagonal[i]));
  const stiffness = barrierCurvature(point.rows);
  const give = stiffness.map((value, r) => (isEquality(rows[r]) ? 0 : 1 / value));
  const schur = new SchurSystem(
    [...factors, ...rows.map(({ coefficients }) => coefficients)],
    inverse,
    Float64Array.of(...factors.map(() => 1), ...give),
  );
  return ({ gradient, rows: excess }: Residuals, target: number, earlier: Step | null): Step => {
    const pullX = barrierPull(point.x, target, earlier?.x ?? null);
    const pullRows = barrierPull(point.rows, target, earlier?.rows ?? null);
    const a = gradient.map((value, i) => pullX[i] - value);
    const h = pullRows.map((value, r) => value - point.y[r]);
    const b = Float64Array.of(...factors.map(() => 0), ...excess.map((value, r) => h[r] * give[r] - value));
    const { x, y } = schur.solve(a, b);
    const stepY = y.subarray(factors.length);
    const stepRows = stepY.map((value, r) => (h[r] - value) * give[r]);
    return {
      x: withDuals(point.x, x, target, earlier?.x ?? null),
      rows: withDuals(point.rows, stepRows, target, earlier?.rows ?? null),
      y: stepY,
    };
  };
}
