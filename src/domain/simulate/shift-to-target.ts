import { NoConvergence } from "../../errors.ts";

/** Stocks of one group on one day; all arrays are of one length. */
export interface GroupDay {
  readonly weights: Float64Array;
  /** Moves of each stock by itself. */
  readonly shocks: Float64Array;
  /** Largest move either way; 0 for a stock that does not trade. */
  readonly limits: Float64Array;
}

const MAX_STEPS = 200;
const TOLERANCE = 1e-14;

/**
 * Returns whose weighted mean is `target`: every shock is moved by the same amount and cut at the stock's limits. Where
 * even all stocks at their limits fall short of the target, those that trade go beyond their limits by one common amount,
 * and `beyond` is true. Throws NoConvergence if no amount is found, which happens where nothing trades and the target is
 * not zero.
 */
export function shiftToTarget(group: GroupDay, target: number): { returns: Float64Array; beyond: boolean } {
  const total = sum(group.weights);
  const wanted = target * total;
  const reach = group.limits.reduce((reached, limit, j) => reached + group.weights[j] * limit, 0);
  if (Math.abs(wanted) > reach) return { returns: allBeyond(group, wanted, reach), beyond: true };
  const shift = solveShift(group, wanted, total);
  return { returns: group.shocks.map((shock, j) => clip(shock + shift, group.limits[j])), beyond: false };
}

function allBeyond({ weights, limits }: GroupDay, wanted: number, reach: number): Float64Array {
  const trading = weights.reduce((weight, w, j) => weight + (limits[j] > 0 ? w : 0), 0);
  if (trading === 0) throw new NoConvergence("no stock of the group trades on a day whose recorded return is not zero");
  const extra = (Math.abs(wanted) - reach) / trading;
  return limits.map((limit) => (limit > 0 ? Math.sign(wanted) * (limit + extra) : 0));
}

/** Newton's method on a rising broken line, kept inside a bracket that halves where the line is flat. */
function solveShift({ weights, shocks, limits }: GroupDay, wanted: number, total: number): number {
  let high = shocks.reduce((bound, shock, j) => Math.max(bound, Math.abs(shock) + limits[j]), 0);
  let low = -high;
  let shift = 0;
  for (let step = 0; step < MAX_STEPS; step++) {
    let reached = 0;
    let slope = 0;
    for (let j = 0; j < shocks.length; j++) {
      const move = clip(shocks[j] + shift, limits[j]);
      reached += weights[j] * move;
      if (Math.abs(move) < limits[j]) slope += weights[j];
    }
    const missing = wanted - reached;
    if (Math.abs(missing) <= TOLERANCE * total) return shift;
    if (missing > 0) low = shift;
    else high = shift;
    const next = shift + missing / slope;
    shift = next > low && next < high ? next : (low + high) / 2;
  }
  throw new NoConvergence(`the common move of a group was not found in ${MAX_STEPS} steps`);
}

function clip(move: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, move));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
