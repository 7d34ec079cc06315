import type { Claim, ClaimEvent } from "../claim.ts";
import type { Dynamics } from "../dynamics.ts";
import { limitsBeforeEvent, limitsWithCoupon, payoffLimits } from "../limits.ts";
import { evolution, type GridValues } from "./evolve.ts";

/** Steps over an interval of that many days. */
export type StepCount = (days: number) => number;

/** Values of a claim today at the nodes of a grid that has its levels among its nodes. */
export function solveClaim(claim: Claim, grid: Float64Array, market: Dynamics, steps: StepCount): Float64Array {
  const evolve = evolution(grid, market);
  let current: GridValues = { values: payoffOn(claim, grid), ...payoffLimits(claim) };
  let day = claim.maturity;
  for (const event of claim.events.toReversed()) {
    current = afterClose(evolve(current, event.day, day, steps(day - event.day)), grid, event);
    day = event.day;
  }
  return evolve(current, 0, day, steps(day)).values;
}

function payoffOn({ payoff }: Claim, grid: Float64Array): Float64Array {
  const at = (x: number, cell: number) => {
    const piece = payoff.findLast(({ from }) => from < cell) ?? payoff[0];
    return piece.constant + piece.slope * Math.exp(x);
  };
  return grid.map((x, i) => atNode(grid, i, at(x, x - below(grid, i) / 2), at(x, x + above(grid, i) / 2)));
}

/** What is left of the values at a close: knock-out and knock-in replace them, a coupon is added. */
function afterClose(current: GridValues, grid: Float64Array, event: ClaimEvent): GridValues {
  const limits = limitsBeforeEvent(current, event);
  const values = current.values.map((value, i) => {
    const x = grid[i];
    const left = ended(event, x - below(grid, i) / 2, value);
    const right = ended(event, x + above(grid, i) / 2, value);
    return atNode(grid, i, left, right);
  });
  return { values, ...limitsWithCoupon(limits, event) };
}

function ended({ knockOut, knockIn, coupon }: ClaimEvent, x: number, value: number): number {
  const paid = coupon && x > coupon.level ? coupon.amount : 0;
  if (knockOut && x > knockOut.level) return knockOut.amount + paid;
  return (knockIn !== null && x < knockIn ? 0 : value) + paid;
}

/**
 * Value of a node on a jump: the mean of both sides, weighted with the half cells they fill, so that a jump costs no
 * order of convergence (Pooley, Vetzal and Forsyth, Convergence remedies for non-smooth payoffs, 2003).
 */
function atNode(grid: Float64Array, i: number, left: number, right: number): number {
  const [l, r] = [below(grid, i), above(grid, i)];
  return (l * left + r * right) / (l + r);
}

function below(grid: Float64Array, i: number): number {
  return grid[i] - grid[i - 1] || grid[1] - grid[0];
}

function above(grid: Float64Array, i: number): number {
  return grid[i + 1] - grid[i] || below(grid, i);
}
