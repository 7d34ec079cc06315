/** A closed range cut into steps of equal size, both ends being points. */
export interface GridAxis {
  readonly low: number;
  readonly high: number;
  readonly points: number;
}

/** A place and the value of a function there. */
export interface GridPoint {
  readonly at: readonly number[];
  readonly value: number;
}

/** The points of an axis. */
export function axisPoints({ low, high, points }: GridAxis): number[] {
  return Array.from({ length: points }, (_, i) => low + ((high - low) * i) / (points - 1));
}

/** A function on every point of a grid, the last axis running fastest. */
export function gridValues(f: (at: readonly number[]) => number, axes: readonly GridAxis[]): GridPoint[] {
  let places: number[][] = [[]];
  for (const axis of axes) places = places.flatMap((place) => axisPoints(axis).map((point) => [...place, point]));
  return places.map((at) => ({ at, value: f(at) }));
}

/**
 * A minimum of a function in a box: from `start`, compass search (Hooke and Jeeves 1961 without its pattern move): the
 * best of the points one step up or down on each axis, clipped to the box, until none is better; then half the step,
 * `halvings` times from the spacing of the grid. Deterministic; a local minimum, so start at the best of a grid.
 */
export function refinedMinimum(
  f: (at: readonly number[]) => number,
  axes: readonly GridAxis[],
  start: GridPoint,
  halvings: number,
): GridPoint {
  let best = start;
  for (let halving = 0; halving <= halvings; halving++) {
    const scale = 0.5 ** halving;
    for (let better = bestNeighbour(f, axes, best, scale); better; better = bestNeighbour(f, axes, best, scale)) {
      best = better;
    }
  }
  return best;
}

function bestNeighbour(
  f: (at: readonly number[]) => number,
  axes: readonly GridAxis[],
  from: GridPoint,
  scale: number,
): GridPoint | null {
  let best: GridPoint | null = null;
  for (const [i, { low, high, points }] of axes.entries()) {
    const step = ((high - low) / (points - 1)) * scale;
    for (const moved of [from.at[i] - step, from.at[i] + step]) {
      const clipped = Math.min(high, Math.max(low, moved));
      if (clipped === from.at[i]) continue;
      const at = from.at.with(i, clipped);
      const value = f(at);
      if (value < (best ?? from).value) best = { at, value };
    }
  }
  return best;
}
