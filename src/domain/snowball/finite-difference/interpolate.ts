import type { Jet } from "../piece.ts";

/** Nodes that a local polynomial passes through: degree five, so that second derivatives keep the order of the grid. */
const POINTS = 6;

/** Value and first two derivatives at x of the polynomial through the six nodes around it, which lie inside the grid. */
export function interpolate(grid: Float64Array, values: Float64Array, x: number): Jet {
  let right = 0;
  while (right < grid.length && grid[right] <= x) right++;
  const first = Math.min(Math.max(0, right - POINTS / 2), grid.length - POINTS);
  // Newton's divided differences, then Horner's scheme for value, slope and bend together.
  const coefficients = Array.from(values.subarray(first, first + POINTS));
  for (let order = 1; order < POINTS; order++) {
    for (let i = POINTS - 1; i >= order; i--) {
      const span = grid[first + i] - grid[first + i - order];
      coefficients[i] = (coefficients[i] - coefficients[i - 1]) / span;
    }
  }
  const jet: Jet = [0, 0, 0];
  for (let i = POINTS - 1; i >= 0; i--) {
    const distance = x - grid[first + i];
    jet[2] = jet[2] * distance + 2 * jet[1];
    jet[1] = jet[1] * distance + jet[0];
    jet[0] = jet[0] * distance + coefficients[i];
  }
  return jet;
}
