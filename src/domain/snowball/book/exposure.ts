import { type FlatMarket, shiftedFlat } from "../market.ts";
import type { Kernels } from "../quadrature/kernels.ts";
import { ladder, type Rungs } from "../quadrature/ladder.ts";
import type { State } from "../schedule.ts";
import type { Position } from "./position.ts";

/** Value of a contract on one unit of the index after a close, and its derivatives; vega per 1.00 of volatility. */
export interface Exposure {
  readonly price: number;
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
}

/** Step in volatility of the central difference for vega, whose error is a millionth of it. */
const STEP = 1e-3;

/** What a position is worth at a price of the index, after the close of its day. */
export function exposureAt(position: Position, market: FlatMarket, spot: number, kernels: Kernels): Exposure {
  const { schedule, state, contract } = position;
  const { initialPrice } = contract;
  const rungs = (by: number) => {
    const moved = shiftedFlat(market, { rate: 0, carry: 0, volatility: by });
    return rungsOf(ladder(schedule, moved, [spot / initialPrice], kernels), state);
  };
  const { price, delta, gamma } = rungs(0);
  const step = Math.min(STEP, market.volatility / 8);
  const vega = (rungs(step).price[0] - rungs(-step).price[0]) / (2 * step);
  return {
    price: price[0] * initialPrice,
    delta: delta[0],
    gamma: gamma[0] / initialPrice,
    vega: vega * initialPrice,
  };
}

/** Delta of a position at a price of the index, after the close of its day. */
export function deltaAt(position: Position, market: FlatMarket, spot: number, kernels: Kernels): number {
  const { schedule, state, contract } = position;
  return rungsOf(ladder(schedule, market, [spot / contract.initialPrice], kernels), state).delta[0];
}

/** The rungs of a state. */
function rungsOf(at: { readonly alive: Rungs; readonly knockedIn: Rungs }, state: State): Rungs {
  return state === "alive" ? at.alive : at.knockedIn;
}
