import { InputError } from "../../errors.ts";
import type { Market } from "./market.ts";
import type { Schedule, State } from "./schedule.ts";

export type EngineName = "quadrature" | "finite-difference" | "monte-carlo";

/** For which prices of the underlying, and in which state, a contract is to be valued. */
export interface Question {
  readonly spots: readonly number[] | Float64Array;
  readonly state: State;
}

/** Value of one contract (on one unit of the underlying) and its derivatives at one price. */
export interface SpotValuation {
  readonly spot: number;
  readonly price: number;
  readonly delta: number;
  readonly gamma: number;
  /** Per 1.00 of volatility. */
  readonly vega: number;
  /** Per 1.00 of rate, the carry unchanged. */
  readonly rho: number;
  /** Per 1.00 of carry. */
  readonly carryRho: number;
  /** Change of value over one trading day in which the price stands still and nothing is observed. */
  readonly theta: number;
  /** One standard error of the price; null where the engine does not sample. */
  readonly standardError: number | null;
}

export interface Valuation {
  readonly engine: EngineName;
  readonly valuations: readonly SpotValuation[];
  /** Largest error of any price above, as the engine can guarantee it; null where it cannot. */
  readonly errorBound: number | null;
}

/**
 * Values a contract. All engines have this type and pass one suite. Throws InputError for a market or a feature of the
 * contract that the engine cannot price, naming the engine that can.
 */
export type Engine = (schedule: Schedule, market: Market, question: Question) => Valuation;

/** Throws InputError unless there is at least one price and every price is above 0. */
export function requireSpots(spots: readonly number[] | Float64Array): void {
  if (spots.length === 0) throw new InputError("spots is empty; expected at least one price");
  const wrong = spots.findIndex((spot) => !(spot > 0 && spot < Infinity));
  if (wrong >= 0) throw new InputError(`spots[${wrong}] is ${spots[wrong]}; expected a price above 0`);
}
