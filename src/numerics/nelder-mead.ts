import type { GridAxis, GridPoint } from "./box-grid.ts";

/** A simplex whose values differ by less than this share of their size has come to rest. */
const REST = 1e-12;
const MOST_STEPS = 400;
/** A simplex that came to rest early is set up again around its best point so often. */
const RESTARTS = 4;

/**
 * A minimum of a function in a box, from `start`, by the downhill simplex of Nelder and Mead (1965; reflection 1,
 * expansion 2, contraction and shrinkage 1/2), every point clipped to the box. The simplex starts one step of the axes
 * wide and is set up anew where it comes to rest, each time half as wide. Deterministic; a local minimum: start at the
 * best point of a grid.
 */
export function refinedMinimum(
  f: (at: readonly number[]) => number,
  axes: readonly GridAxis[],
  start: GridPoint,
): GridPoint {
  const valued = (at: readonly number[]): GridPoint => {
    const clipped = at.map((value, i) => Math.min(axes[i].high, Math.max(axes[i].low, value)));
    return { at: clipped, value: f(clipped) };
  };
  let best = start;
  for (let restart = 0; restart <= RESTARTS; restart++) {
    const corners = axes.map(({ low, high, points }, i) => {
      const step = ((high - low) / (points - 1)) * 0.5 ** restart;
      return valued(best.at.with(i, best.at[i] + (best.at[i] + step > high ? -step : step)));
    });
    best = descended([best, ...corners], valued);
  }
  return best;
}

type Valued = (at: readonly number[]) => GridPoint;

function descended(simplex: GridPoint[], valued: Valued): GridPoint {
  const worstAt = simplex.length - 1;
  for (let step = 0; step < MOST_STEPS; step++) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0], simplex[worstAt]];
    if (worst.value - best.value <= REST * Math.abs(best.value) + Number.MIN_VALUE) break;
    const better = replacement(simplex, valued);
    if (better) simplex[worstAt] = better;
    else for (let i = 1; i <= worstAt; i++) simplex[i] = valued(between(simplex[i].at, best.at, 0.5));
  }
  return simplex.reduce((a, b) => (b.value < a.value ? b : a));
}

/** What takes the place of the worst corner of a sorted simplex; null where all of it must shrink. */
function replacement(simplex: readonly GridPoint[], valued: Valued): GridPoint | null {
  const worst = simplex[simplex.length - 1];
  const others = simplex.slice(0, -1);
  const centre = worst.at.map((_, i) => others.reduce((sum, { at }) => sum + at[i], 0) / others.length);
  const reflected = valued(between(worst.at, centre, 2));
  if (reflected.value < simplex[0].value) {
    const expanded = valued(between(worst.at, centre, 3));
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < others[others.length - 1].value) return reflected;
  const nearer = reflected.value < worst.value ? reflected : worst;
  const contracted = valued(between(nearer.at, centre, 0.5));
  return contracted.value < nearer.value ? contracted : null;
}

/** The point that lies so many times the way from a to b. */
function between(a: readonly number[], b: readonly number[], share: number): number[] {
  return a.map((value, i) => value + share * (b[i] - value));
}
