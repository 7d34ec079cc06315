import type { Day } from "../../calendar/index.ts";
import type { Kernels } from "../quadrature/kernels.ts";
import { unitsOf } from "./contract.ts";
import { type Exposure, exposureAt } from "./exposure.ts";
import { type IndexView, marketFor } from "./index-view.ts";
import { knockInChance } from "./knock-in-chance.ts";
import { afterNextClose, type NextClose } from "./next-close.ts";
import type { Position } from "./position.ts";

/** What is asked of every position of a book. */
export interface BookQuestion {
  readonly asOf: Day;
  /** Moves of the index at the next close, as shares of today's; 0 need not be among them. */
  readonly moves: readonly number[];
  /** Trading days within which a knock-in is asked for. */
  readonly horizons: readonly number[];
}

/** A position with everything that the sums of a book are made of. */
export interface ValuedPosition {
  readonly position: Position;
  readonly view: IndexView;
  /** Units of the index that it is on. */
  readonly units: number;
  /** After today's close. */
  readonly now: Exposure;
  /** After the next close, by move; the last entry is for an index that stands still. */
  readonly next: NextClose;
  /** Probability of knocking in, by horizon; empty where it has. */
  readonly chances: readonly number[];
}

/**
 * Values one position of a book: the only costly step, a handful of sweeps. The volatility must be above 0, and
 * `kernels` one for the whole book.
 */
export function valuePosition(
  position: Position,
  view: IndexView,
  question: BookQuestion,
  kernels: Kernels,
): ValuedPosition {
  const { schedule, state, contract } = position;
  const { asOf, moves, horizons } = question;
  const market = marketFor(view, schedule.days);
  const prices = Float64Array.from([...moves, 0], (move) => view.spot * (1 + move));
  return {
    position,
    view,
    units: unitsOf(contract),
    now: exposureAt(position, market, view.spot, kernels),
    next: afterNextClose(position, view, asOf, prices, kernels),
    chances: state === "alive" ? horizons.map((days) => knockInChance(position, market, view.spot, days, kernels)) : [],
  };
}
