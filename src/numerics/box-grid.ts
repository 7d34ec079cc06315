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
