import { NoConvergence } from "../errors.ts";

const MOST_ITERATIONS = 200;

/**
 * A zero of a continuous f between a and b, where f changes sign, to within `tolerance` in x: Brent's method (R. Brent,
 * Algorithms for Minimization without Derivatives, 1973, chapter 4). Throws NoConvergence where f does not change sign
 * or is NaN.
 */
export function brentRoot(f: (x: number) => number, a: number, b: number, tolerance: number): number {
  let [best, other] = [b, a];
  let [atBest, atOther] = [f(b), f(a)];
  if (!(atBest * atOther <= 0)) {
    throw new NoConvergence(
      `root search between ${a} and ${b} ended: the values ${atOther} and ${atBest} have one sign`,
    );
  }
  let [opposite, atOpposite] = [other, atOther];
  let step = best - other;
  let stepBefore = step;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    if (atBest > 0 === atOpposite > 0) {
      [opposite, atOpposite] = [other, atOther];
      step = best - other;
      stepBefore = step;
    }
    if (Math.abs(atOpposite) < Math.abs(atBest)) {
      [other, best, opposite] = [best, opposite, best];
      [atOther, atBest, atOpposite] = [atBest, atOpposite, atBest];
    }
    const half = (opposite - best) / 2;
    const least = 2 * Number.EPSILON * Math.abs(best) + tolerance / 2;
    if (Math.abs(half) <= least || atBest === 0) return best;
    const guess = interpolated(best, atBest, other, atOther, opposite, atOpposite);
    const isGood = Math.abs(guess) < Math.min(1.5 * Math.abs(half) - least / 2, Math.abs(stepBefore) / 2);
    stepBefore = isGood && guess * half > 0 ? step : half;
    step = isGood && guess * half > 0 ? guess : half;
    [other, atOther] = [best, atBest];
    best += Math.abs(step) > least ? step : Math.sign(half) * least;
    atBest = f(best);
  }
  throw new NoConvergence(`root search between ${a} and ${b} stopped at ${best} after ${MOST_ITERATIONS} iterations`);
}

/** Step from `best` to the zero of the parabola (in y) or the line through the points known. */
function interpolated(best: number, atBest: number, other: number, atOther: number, opposite: number, atOpp: number) {
  const s = atBest / atOther;
  if (other === opposite) return (-s * (opposite - best)) / (s - 1) || 0;
  const q = atOther / atOpp;
  const r = atBest / atOpp;
  const numerator = s * (q * (q - r) * (opposite - best) - (1 - r) * (best - other));
  return numerator / ((q - 1) * (r - 1) * (s - 1)) || 0;
}

/** Zeros of f that show as a change of sign between neighbours of the rising points, each to within `tolerance`. */
export function scannedRoots(f: (x: number) => number, points: readonly number[], tolerance: number): number[] {
  const values = points.map(f);
  return points.slice(1).flatMap((point, i) => {
    if (values[i] === 0) return [points[i]];
    const isLastZero = i === points.length - 2 && values[i + 1] === 0;
    if (isLastZero) return [point];
    return values[i] * values[i + 1] < 0 ? [brentRoot(f, points[i], point, tolerance)] : [];
  });
}
