import type { Day } from "../../calendar/index.ts";
import { projectedCalendar } from "../projected-calendar.ts";
import type { Kernels } from "../quadrature/kernels.ts";
import { ladder } from "../quadrature/ladder.ts";
import { knockInLevel } from "./contract.ts";
import { type IndexView, marketFor } from "./index-view.ts";
import { type Position, remaining } from "./position.ts";

/** What the next close does to a position, for several prices at which it may stand. */
export interface NextClose {
  /** Delta after that close: 0 where it ends the contract, knocked in where it lies at the barrier or below. */
  readonly delta: Float64Array;
  readonly knocksOut: Uint8Array;
  readonly knocksIn: Uint8Array;
  /** Delta just above and just below the knock-in; null where the contract is knocked in or over by then. */
  readonly cliff: Cliff | null;
}

/** The jump of a delta at the knock-in. */
export interface Cliff {
  /** Of the contract still alive. */
  readonly above: number;
  /** Of the contract knocked in. */
  readonly below: number;
}

/** The trading day after a day. */
export function nextDay(asOf: Day): Day {
  return projectedCalendar.tradingDayOnOrAfter(asOf + 1);
}

/**
 * A position after the close of the trading day that follows `asOf`, should the index then stand at each of `prices`.
 * The contract is priced as it is after that close: a knock-out date that day has passed, a knock-in is decided.
 */
export function afterNextClose(
  position: Position,
  view: IndexView,
  asOf: Day,
  prices: Float64Array,
  kernels: Kernels,
): NextClose {
  const { contract, schedule, state } = position;
  const { initialPrice } = contract;
  const date = schedule.knockOut.find(({ day }) => day === 1);
  const level = knockInLevel(contract);
  const knocksOut = Uint8Array.from(prices, (price) => (date && price >= initialPrice * date.barrier ? 1 : 0));
  const knocksIn = Uint8Array.from(prices, (price, i) =>
    state === "alive" && !knocksOut[i] && price <= level ? 1 : 0,
  );
  // The last day ends the contract whatever its close.
  if (schedule.days === 1) return { delta: new Float64Array(prices.length), knocksOut, knocksIn, cliff: null };
  const left = remaining(contract, nextDay(asOf));
  const ratios = Float64Array.from([...prices, level], (price) => price / initialPrice);
  const at = ladder(left, marketFor(view, left.days), ratios, kernels);
  const delta = prices.map((_, i) => {
    if (knocksOut[i]) return 0;
    return (state === "knocked-in" || knocksIn[i] ? at.knockedIn : at.alive).delta[i];
  });
  const last = prices.length;
  const cliff = state === "alive" ? { above: at.alive.delta[last], below: at.knockedIn.delta[last] } : null;
  return { delta, knocksOut, knocksIn, cliff };
}
