import { InputError } from "../../../errors.ts";
import type { Day } from "../../calendar/index.ts";
import { ladder, rungsIn } from "../quadrature/ladder.ts";
import { knockOutRatio, observationDay } from "../schedule-of.ts";
import type { Position } from "./book-contract.ts";
import { type BookSetting, marketOf, relativeSchedule } from "./value-book.ts";

/** A contract's deltas, in units of the index a unit of the contract, uncapped. */
export interface PositionFlow {
  readonly position: Position;
  /** Units of the index that one delta of the whole contract is: notional / initial price. */
  readonly units: number;
  readonly deltaNow: number;
  /** After the next close at each of the moves asked for, knock-in and knock-out of that close observed. */
  readonly deltaAfter: Float64Array;
  /** Whether that close knocks the contract in, move by move. */
  readonly knocksIn: Uint8Array;
}

/**
 * What a position's hedge is today and would be after the next trading day's close, had the index moved by each of the
 * moves (shares of today's close). The day that passes is counted: the contract is one day older, its dates of that day
 * are observed, and one that knocks out or matures leaves nothing to hedge.
 */
export function positionFlow(position: Position, moves: readonly number[], setting: BookSetting): PositionFlow {
  const { contract, state } = position;
  const { terms } = contract;
  const market = marketOf(setting, position);
  const { asOf, calendar, kernels } = setting;
  const share = market.spot / terms.initialPrice;
  const now = ladder(relativeSchedule(terms, asOf, calendar), market, [share], kernels);
  const tomorrow = calendar.tradingDayOnOrAfter(asOf + 1);
  const shares = moves.map((move) => share * (1 + move));
  const knockOut = knockOutOn(terms, tomorrow, setting);
  const isOver = tomorrow >= observationDay(terms.issueDate, terms.tenorMonths, calendar);
  const after = isOver ? null : ladder(relativeSchedule(terms, tomorrow, calendar), market, shares, kernels);
  const isWatched = state === "alive" && terms.knockIn?.observe === "daily" && !terms.knockIn.paris;
  const knocksIn = Uint8Array.from(shares, (s) => (isWatched && s <= terms.knockIn!.ratio && s < knockOut ? 1 : 0));
  const deltaAfter = Float64Array.from(shares, (s, i) => {
    if (!after || s >= knockOut) return 0;
    return rungsIn(after, knocksIn[i] === 1 ? "knocked-in" : state).delta[i];
  });
  const units = contract.notionalCny / terms.initialPrice;
  return { position, units, deltaNow: rungsIn(now, state).delta[0], deltaAfter, knocksIn };
}

/** Knock-out ratio observed on a day, Infinity where none is. */
function knockOutOn(terms: Position["contract"]["terms"], day: Day, { calendar }: BookSetting): number {
  for (let month = terms.lockMonths; month <= terms.tenorMonths; month++) {
    const observed = observationDay(terms.issueDate, month, calendar);
    if (observed === day) return knockOutRatio(terms, month);
    if (observed > day) break;
  }
  return Infinity;
}

/** What dealers of one index must trade if it moves, in futures; positive when they buy. */
export interface HedgeFlow {
  readonly move: number;
  /** At today's close, so that moves compare. */
  readonly flowCny: number;
  readonly lots: number;
  /** The part of it that comes from contracts which that close knocks in. */
  readonly knockInFlowCny: number;
  /** Delta held after the move, yuan at today's close. */
  readonly deltaCny: number;
  readonly knockedInNotionalCny: number;
}

/**
 * Flow of one index's positions move by move. `deltaCap` is the most units of index that dealers hold for a unit of a
 * contract, null for no cap; `multiplier` the yuan a point of the future that they trade. Throws InputError for a cap
 * that is negative.
 */
export function hedgeFlow(
  flows: readonly PositionFlow[],
  moves: readonly number[],
  spot: number,
  multiplier: number,
  deltaCap: number | null,
): HedgeFlow[] {
  if (deltaCap !== null && !(deltaCap >= 0)) throw new InputError(`delta cap is ${deltaCap}; expected 0 or more`);
  const held = (delta: number) => (deltaCap === null ? delta : Math.min(delta, deltaCap));
  return moves.map((move, i) => {
    let [traded, byKnockIn, after, notional] = [0, 0, 0, 0];
    for (const { position, units, deltaNow, deltaAfter, knocksIn } of flows) {
      const change = units * (held(deltaAfter[i]) - held(deltaNow));
      traded += change;
      after += units * held(deltaAfter[i]);
      if (knocksIn[i] === 1) {
        byKnockIn += change;
        notional += position.contract.notionalCny;
      }
    }
    return {
      move,
      flowCny: traded * spot,
      lots: traded / multiplier,
      knockInFlowCny: byKnockIn * spot,
      deltaCny: after * spot,
      knockedInNotionalCny: notional,
    };
  });
}

/** Fall of the hedge across a knock-in level: what is held just above it, alive, and just below it, knocked in. */
export interface Cliff {
  readonly notionalCny: number;
  /** Units of index a unit of contract, weighted with units, capped. */
  readonly deltaAbove: number;
  readonly deltaBelow: number;
  /** Futures traded on crossing, negative for a sale, at the level's price. */
  readonly flowCny: number;
}

/**
 * The cliff of some alive positions of one index, each valued today at its own knock-in: the sale that comes the
 * moment the close stands at the level instead of just above it. Positions without a knock-in are left out.
 */
export function cliffOf(positions: readonly Position[], setting: BookSetting, deltaCap: number | null): Cliff {
  const held = (delta: number) => (deltaCap === null ? delta : Math.min(delta, deltaCap));
  let [notional, units, above, below, flow] = [0, 0, 0, 0, 0];
  for (const position of positions) {
    const { terms, notionalCny } = position.contract;
    if (!terms.knockIn || position.state !== "alive") continue;
    const schedule = relativeSchedule(terms, setting.asOf, setting.calendar);
    const at = ladder(schedule, marketOf(setting, position), [terms.knockIn.ratio], setting.kernels);
    const own = notionalCny / terms.initialPrice;
    const [alive, knockedIn] = [held(at.alive.delta[0]), held(at.knockedIn.delta[0])];
    notional += notionalCny;
    units += own;
    above += own * alive;
    below += own * knockedIn;
    flow += notionalCny * terms.knockIn.ratio * (knockedIn - alive);
  }
  return { notionalCny: notional, deltaAbove: above / units, deltaBelow: below / units, flowCny: flow };
}
