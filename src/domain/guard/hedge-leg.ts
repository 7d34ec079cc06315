import { type BasisSnapshot, CALENDAR_DAYS_PER_YEAR, type ContractBasis, carryToExpiry } from "../basis/index.ts";

/** Lots of one contract; negative is short. */
export interface FuturesLots {
  readonly symbol: string;
  readonly lots: number;
}

/** One contract of a short, at the close of a day; money is in yuan. */
export interface HedgeLot extends FuturesLots {
  readonly contract: ContractBasis;
  /** Close of the index under it. */
  readonly spot: number;
  /** Value at the contract's close, and at the index's, of what is short: positive. */
  readonly notional: number;
  readonly indexNotional: number;
  /** What holding it to expiry costs, a year, as a share of the index notional: see carryToExpiry; NaN on its last day. */
  readonly annualCost: number;
  /** The same before dividends. */
  readonly annualCostRaw: number;
  readonly yuanAYear: number;
  /** What it costs until it expires, in yuan. */
  readonly yuanToExpiry: number;
}

/** One contract of a short. The cost to expiry before dividends is minus the basis points x multiplier x lots. */
export function hedgeLot(position: FuturesLots, snapshot: BasisSnapshot, contract: ContractBasis, multiplier: number) {
  const size = -position.lots * multiplier;
  const indexNotional = size * snapshot.spot;
  const annualCost = carryToExpiry(contract);
  const yuanAYear = annualCost * indexNotional;
  return {
    ...position,
    contract,
    spot: snapshot.spot,
    notional: size * contract.close,
    indexNotional,
    annualCost,
    annualCostRaw: -contract.annualised,
    yuanAYear,
    yuanToExpiry: (yuanAYear * contract.calendarDays) / CALENDAR_DAYS_PER_YEAR,
  } satisfies HedgeLot;
}

/** A short of several contracts beside the stocks it stands against. */
export interface HedgeLeg {
  readonly lots: readonly HedgeLot[];
  readonly notional: number;
  readonly indexNotional: number;
  /** Value of the contracts over that of the stocks. */
  readonly hedgeRatio: number;
  readonly yuanAYear: number;
  readonly yuanToExpiry: number;
  /** Yuan a year over the index notional; NaN where one contract's cost is not known. */
  readonly annualCost: number;
}

/** The sums of a short; `stocksValue` in yuan. */
export function hedgeLeg(lots: readonly HedgeLot[], stocksValue: number): HedgeLeg {
  const sum = (of: (lot: HedgeLot) => number) => lots.reduce((total, lot) => total + of(lot), 0);
  const notional = sum((lot) => lot.notional);
  const indexNotional = sum((lot) => lot.indexNotional);
  const yuanAYear = sum((lot) => lot.yuanAYear);
  return {
    lots,
    notional,
    indexNotional,
    hedgeRatio: notional / stocksValue,
    yuanAYear,
    yuanToExpiry: sum((lot) => lot.yuanToExpiry),
    annualCost: yuanAYear / indexNotional,
  };
}
