import { goldenMaximum } from "../../numerics/golden-maximum.ts";
import { mean } from "../../numerics/moments.ts";
import { brentRoot } from "../../numerics/root.ts";
import { type GeneralizedPareto, paretoLogLikelihood } from "./generalized-pareto.ts";

/** Shapes below this are not looked for: maximum likelihood has no ordinary theory there (Smith 1985). */
export const LEAST_XI = -0.5;

const NOT_FITTED: GeneralizedPareto = { xi: Number.NaN, beta: Number.NaN };
/** Steps of the coarse search of theta x mean on each side of 0, from here to here in equal ratios. */
const SCAN_STEPS = 60;
const SCAN_FROM = 1e-4;
const SCAN_TO = 1e3;

/**
 * Maximum likelihood, xi at least -1/2: with theta = xi / beta given, xi = mean log(1 + theta y), so that one number is
 * searched (Grimshaw 1993, Technometrics 35). NaN for fewer than two exceedances or none above 0.
 */
export function fitParetoByLikelihood(exceedances: Float64Array): GeneralizedPareto {
  const scale = mean(exceedances);
  if (exceedances.length < 2 || !(scale > 0)) return NOT_FITTED;
  const y = exceedances.map((value) => value / scale);
  const likelihood = (theta: number) => paretoLogLikelihood(atTheta(theta, y), y);
  const points = scanned(y);
  const best = points.reduce((b, theta, i) => (likelihood(theta) > likelihood(points[b]) ? i : b), 0);
  const low = points[Math.max(0, best - 1)];
  const high = points[Math.min(points.length - 1, best + 1)];
  const { xi, beta } = atTheta(goldenMaximum(likelihood, low, high, 1e-10), y);
  return { xi, beta: beta * scale };
}

function atTheta(theta: number, y: Float64Array): GeneralizedPareto {
  const xi = shapeAt(theta, y);
  return Math.abs(theta) < 1e-9 ? { xi: 0, beta: mean(y) } : { xi, beta: xi / theta };
}

function shapeAt(theta: number, y: Float64Array): number {
  let sum = 0;
  for (const value of y) sum += Math.log1p(theta * value);
  return sum / y.length;
}

/** Values of theta to start from, ascending: from the one whose shape is -1/2 up. */
function scanned(y: Float64Array): number[] {
  const end = (-1 / y.reduce((most, value) => Math.max(most, value), 0)) * (1 - 1e-12);
  const beyond = (theta: number) => shapeAt(theta, y) - LEAST_XI;
  const lowest = beyond(end) < 0 ? brentRoot(beyond, end, 0, 1e-12) : end;
  const ratio = (SCAN_TO / SCAN_FROM) ** (1 / SCAN_STEPS);
  const steps = Array.from({ length: SCAN_STEPS + 1 }, (_, i) => SCAN_FROM * ratio ** i);
  const below = steps.filter((step) => -step > lowest).map((step) => -step);
  return [lowest, ...below.reverse(), 0, ...steps];
}

/**
 * Probability-weighted moments: xi = 2 - a0 / (a0 - 2 a1), beta = 2 a0 a1 / (a0 - 2 a1), with a1 the mean of
 * y (1 - F(y)) at plotting positions (i - 0.35) / n (Hosking and Wallis 1987, Technometrics 29). Good for xi below 1/2 and
 * for few exceedances. NaN for fewer than two.
 */
export function fitParetoByMoments(exceedances: Float64Array): GeneralizedPareto {
  const n = exceedances.length;
  if (n < 2) return NOT_FITTED;
  const sorted = exceedances.slice().sort();
  const first = mean(sorted);
  const weighted = mean(sorted.map((y, i) => y * (1 - (i + 0.65) / n)));
  const spread = first - 2 * weighted;
  return { xi: 2 - first / spread, beta: (2 * first * weighted) / spread };
}
