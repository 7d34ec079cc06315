/**
 * Derivatives at x of several functions of one variable, f(x) holding their values, by the five-point central difference
 * with spacing `step`: the error is step^4 / 30 times the fifth derivative (Abramowitz and Stegun 25.3.6), plus
 * 1.5 / step times the error of f.
 */
export function fivePointSlopes(f: (x: number) => Float64Array, x: number, step: number): Float64Array {
  const [farBelow, below, above, farAbove] = [-2, -1, 1, 2].map((steps) => f(x + steps * step));
  return above.map((_, i) => (8 * (above[i] - below[i]) - (farAbove[i] - farBelow[i])) / (12 * step));
}
