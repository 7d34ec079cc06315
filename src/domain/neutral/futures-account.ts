import { fenOf } from "./money.ts";

/** One contract on one day. */
export interface ContractDay {
  readonly symbol: string;
  readonly multiplier: number;
  /** Price by which the day's gains are paid: the settlement price where known, else the close. */
  readonly mark: number;
  /** Price at which orders are filled. */
  readonly close: number;
  /** Margin of a short as a share of its value, and fee as a share of the value traded, in force on the day; NaN unknown. */
  readonly marginRate: number;
  readonly fee: number;
}

/** A short or long position in one contract, in lots (negative is short), marked at `mark`. */
export interface FuturesPosition {
  readonly symbol: string;
  readonly multiplier: number;
  readonly lots: number;
  readonly mark: number;
}

/** What trading futures costs. */
export interface FuturesCosts {
  /** Where the contract's own is not known: opening or closing a position of an earlier day, as a share of the value. */
  readonly fee: number;
  /** Half spread in index points. */
  readonly slippagePoints: number;
}

export const NO_FUTURES_COSTS: FuturesCosts = { fee: 0, slippagePoints: 0 };
/** The exchange's 0.0023% (CFFEX), and one tick of 0.2 points: the latter an assumption. */
export const USUAL_FUTURES_COSTS: FuturesCosts = { fee: 0.000023, slippagePoints: 0.2 };

/** Gain in fen of a position from its mark to today's; 0 where today's mark is missing. */
export function variationFen(position: FuturesPosition | null, today: ContractDay | undefined): number {
  if (!position || !today || Number.isNaN(today.mark)) return 0;
  return fenOf(position.lots * position.multiplier * (today.mark - position.mark));
}

/** A position after it is turned to `lots` of a contract, with cost and gain of the day in fen. */
export interface FuturesTrade {
  readonly position: FuturesPosition | null;
  readonly costFen: number;
  /** Gain of the lots traded from the close, at which they were filled, to the day's mark. */
  readonly gainFen: number;
}

/**
 * Turns a position, marked today, to `lots` of `target` at the close: another contract is left whole and the new one
 * entered. `held` is today's price of the contract held.
 */
export function turnTo(
  position: FuturesPosition | null,
  held: ContractDay | undefined,
  target: ContractDay,
  lots: number,
  costs: FuturesCosts,
): FuturesTrade {
  const stays = position?.symbol === target.symbol;
  const leaving = position && !stays && held ? filled(held, -position.lots, costs) : { costFen: 0, gainFen: 0 };
  const entering = filled(target, lots - (stays ? position.lots : 0), costs);
  const { symbol, multiplier, mark } = target;
  return {
    position: lots === 0 ? null : { symbol, multiplier, lots, mark },
    costFen: leaving.costFen + entering.costFen,
    gainFen: leaving.gainFen + entering.gainFen,
  };
}

function filled({ multiplier, close, mark, fee }: ContractDay, lots: number, costs: FuturesCosts) {
  const perLot = (Number.isNaN(fee) ? costs.fee : fee) * close + costs.slippagePoints;
  return {
    costFen: fenOf(Math.abs(lots) * multiplier * perLot),
    gainFen: fenOf(lots * multiplier * (mark - close)),
  };
}

/** Value of a position in yuan: lots x multiplier x mark. */
export function notional(position: FuturesPosition | null): number {
  return position ? position.lots * position.multiplier * position.mark : 0;
}
