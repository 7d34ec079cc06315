import { InputError } from "../../../errors.ts";
import { scannedRoots } from "../../../numerics/root.ts";
import { requireSpots } from "../engine.ts";
import { type FlatMarket, requireFlat } from "../market.ts";
import { pricesIn } from "../quadrature/ladder.ts";
import type { Schedule, State } from "../schedule.ts";

const TOLERANCE = 1e-10;
/** Volatilities and carries between which a solution shows. */
const VOLATILITIES = [0.01, 0.03, 0.05, 0.08, 0.11, 0.14, 0.17, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1, 1.5];
const CARRIES = [-0.5, -0.3, -0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8];

/**
 * Volatilities from 1% to 150% at which the contract is worth `price`, lowest first. A snowball's value is not monotone
 * in volatility, so there may be two. Throws InputError where there is none, saying which prices can be had.
 */
export function impliedVolatilities(
  schedule: Schedule,
  market: Omit<FlatMarket, "volatility">,
  spot: number,
  price: number,
  state: State = "alive",
): number[] {
  const valueAt = (volatility: number) => value(schedule, { ...market, volatility }, spot, state);
  return solutions(valueAt, VOLATILITIES, price, "volatility");
}

/** Carries from -50% to 80% a year at which the contract is worth `price`, lowest first; as impliedVolatilities. */
export function impliedCarries(
  schedule: Schedule,
  market: Omit<FlatMarket, "carry">,
  spot: number,
  price: number,
  state: State = "alive",
): number[] {
  const valueAt = (carry: number) => value(schedule, { ...market, carry }, spot, state);
  return solutions(valueAt, CARRIES, price, "carry");
}

function value(schedule: Schedule, market: FlatMarket, spot: number, state: State): number {
  requireFlat(market, "quadrature");
  requireSpots([spot]);
  return pricesIn(schedule, market, [spot], state)[0];
}

function solutions(valueAt: (x: number) => number, points: number[], price: number, name: string): number[] {
  const roots = scannedRoots((x) => valueAt(x) - price, points, TOLERANCE);
  if (roots.length > 0) return roots;
  const values = points.map(valueAt);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = `${points[0]} to ${points[points.length - 1]}`;
  throw new InputError(`price is ${price}; expected one between ${low} and ${high}, which ${name} from ${range} gives`);
}
