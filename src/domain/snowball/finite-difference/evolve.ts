import { addTridiagonalProduct, solveTridiagonal, type Tridiagonal } from "../../../numerics/tridiagonal.ts";
import type { Dynamics } from "../dynamics.ts";
import { earlierLimits, type Limits } from "../limits.ts";

/** Crank-Nicolson steps replaced by two implicit half steps each after a close, where values may jump (Rannacher 1984). */
const START_STEPS = 2;

/** Values at the nodes of a grid just after a close, and their limits beyond both ends. */
export interface GridValues extends Limits {
  readonly values: Float64Array;
}

/** Carries values from day `to` back to day `from` in a number of steps of equal length. */
export type Evolve = (start: GridValues, from: number, to: number, steps: number) => GridValues;

/**
 * Finite differences in log price for dV/dt + variance (V'' - V') / 2 + (r - q) V' - r V = 0, central on an uneven
 * grid, Crank-Nicolson after a start of four implicit half steps. The ends follow the limits.
 */
export function evolution(grid: Float64Array, market: Dynamics): Evolve {
  const advance = stepper(grid, market);
  return (start, from, to, steps) => {
    const length = (to - from) / steps;
    let current = start;
    for (let step = 0; step < steps; step++) {
      const end = to - step * length;
      if (step < START_STEPS) {
        current = advance(current, end - length / 2, end, 1);
        current = advance(current, end - length, end - length / 2, 1);
      } else {
        current = advance(current, end - length, end, 0.5);
      }
    }
    return current;
  };
}

/** One step from day `to` back to `from`, a share `implicit` of which is taken at the new values. */
type Advance = (start: GridValues, from: number, to: number, implicit: number) => GridValues;

function stepper(grid: Float64Array, market: Dynamics): Advance {
  const last = grid.length - 1;
  const operator = emptyMatrix(grid.length);
  const system = emptyMatrix(grid.length);
  const scratch = new Float64Array(grid.length);
  return (start, from, to, implicit) => {
    const rate = market.rateOver(from, to);
    const carry = market.carryOver(from, to);
    fillOperator(operator, grid, market, from, to, rate, carry);
    const values = new Float64Array(grid.length);
    addTridiagonalProduct(operator, start.values, 1 - implicit, values);
    const limits = earlierLimits(start, rate, carry);
    values[0] = limits.lower.constant + limits.lower.slope * Math.exp(grid[0]);
    values[last] = limits.upper;
    for (let i = 0; i <= last; i++) {
      system.lower[i] = -implicit * operator.lower[i];
      system.diagonal[i] = 1 - implicit * operator.diagonal[i];
      system.upper[i] = -implicit * operator.upper[i];
    }
    solveTridiagonal(system, values, scratch);
    return { values, ...limits };
  };
}

function emptyMatrix(size: number): Tridiagonal {
  return { lower: new Float64Array(size), diagonal: new Float64Array(size), upper: new Float64Array(size) };
}

/** The operator summed over the step from one day to the next; the rows of both ends stay 0. */
function fillOperator(
  { lower, diagonal, upper }: Tridiagonal,
  grid: Float64Array,
  market: Dynamics,
  from: number,
  to: number,
  rate: number,
  carry: number,
): void {
  const middle = (from + to) / 2;
  for (let i = 1; i < grid.length - 1; i++) {
    const below = grid[i] - grid[i - 1];
    const above = grid[i + 1] - grid[i];
    const variance = market.variance(middle, grid[i]) * (to - from);
    const drift = rate - carry - variance / 2;
    lower[i] = (variance - drift * above) / (below * (below + above));
    upper[i] = (variance + drift * below) / (above * (below + above));
    diagonal[i] = -lower[i] - upper[i] - rate;
  }
}
