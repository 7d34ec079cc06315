import { type Day, lastTradingDay, parseContract, tradingDaysBetween } from "../calendar/index.ts";
import { type DividendPoints, dividendPointsBetween, forecastDividendPoints } from "./dividend-points.ts";

/** Days of a year by which a basis over calendar days is annualised (the custom of brokers' dailies). */
export const CALENDAR_DAYS_PER_YEAR = 365;
/** Trading days of a year by which a basis over trading days is annualised. */
export const TRADING_DAYS_PER_YEAR = 244;

/** The close of one contract on one day. */
export interface FuturesClose {
  readonly symbol: string;
  readonly close: number;
  /** Lots at the close, NaN where unknown. */
  readonly openInterest: number;
}

/** Basis of one contract on one day; ratios are decimals and NaN where not defined. */
export interface ContractBasis extends FuturesClose {
  readonly expiry: Day;
  readonly calendarDays: number;
  readonly tradingDays: number;
  readonly basisPoints: number;
  readonly basisRatio: number;
  /** Ratio x 365 / calendar days to expiry. */
  readonly annualised: number;
  /** Ratio x 244 / trading days to expiry. */
  readonly annualisedTradingDays: number;
  /** Dividend points expected to go ex before expiry, as known on the day. */
  readonly dividendPoints: number;
  /** (basis + expected dividend points) / spot, annualised over calendar days. */
  readonly annualisedAdjusted: number;
  /** The same with the dividend points that did go ex, as far as they are loaded: hindsight. */
  readonly annualisedExPost: number;
}

/**
 * Basis of a contract against its index. `dividends` is null where no total-return closes are loaded; the adjusted
 * figures are then NaN. A contract past its last trading day throws no error: its annualised figures are NaN.
 */
export function contractBasis(
  future: FuturesClose,
  day: Day,
  spot: number,
  dividends: DividendPoints | null,
): ContractBasis {
  const expiry = lastTradingDay(parseContract(future.symbol).month);
  const calendarDays = expiry - day;
  const tradingDays = expiry >= day ? tradingDaysBetween(day, expiry) : 0;
  const basisPoints = future.close - spot;
  const annualise = (points: number) =>
    calendarDays > 0 ? ((points / spot) * CALENDAR_DAYS_PER_YEAR) / calendarDays : Number.NaN;
  const expected = dividends ? forecastDividendPoints(dividends, spot, day, expiry) : Number.NaN;
  const realised = dividends ? dividendPointsBetween(dividends, day, expiry) : Number.NaN;
  return {
    ...future,
    expiry,
    calendarDays,
    tradingDays,
    basisPoints,
    basisRatio: basisPoints / spot,
    annualised: annualise(basisPoints),
    annualisedTradingDays: tradingDays > 0 ? ((basisPoints / spot) * TRADING_DAYS_PER_YEAR) / tradingDays : Number.NaN,
    dividendPoints: expected,
    annualisedAdjusted: annualise(basisPoints + expected),
    annualisedExPost: annualise(basisPoints + realised),
  };
}

/** What a short opened at the close pays until expiry, annualised: minus the adjusted basis, or the raw where unknown. */
export function carryToExpiry(contract: ContractBasis): number {
  return Number.isNaN(contract.annualisedAdjusted) ? -contract.annualised : -contract.annualisedAdjusted;
}

/**
 * Forward cost, annualised, of rolling a short from contract `near` to `far`: minus the change of adjusted (else raw)
 * basis between them over spot and the days between their expiries. Positive is a cost.
 */
export function rollCost(near: ContractBasis, far: ContractBasis): number {
  const days = far.expiry - near.expiry;
  if (days <= 0) return Number.NaN;
  const spot = near.close - near.basisPoints;
  const expected = far.dividendPoints - near.dividendPoints;
  const dividends = Number.isNaN(expected) ? 0 : expected;
  return ((-(far.close - near.close + dividends) / spot) * CALENDAR_DAYS_PER_YEAR) / days;
}

/** All listed contracts of a product against its index on one day, nearest expiry first. */
export interface BasisSnapshot {
  readonly day: Day;
  /** Close of the index; NaN where missing, and every basis with it. */
  readonly spot: number;
  readonly contracts: readonly ContractBasis[];
}

/** The snapshot of a day from the closes of the contracts that have one. */
export function basisSnapshot(
  day: Day,
  spot: number,
  closes: readonly FuturesClose[],
  dividends: DividendPoints | null,
): BasisSnapshot {
  const contracts = closes
    .filter((future) => !Number.isNaN(future.close))
    .map((future) => contractBasis(future, day, spot, dividends))
    .sort((a, b) => a.expiry - b.expiry);
  return { day, spot, contracts };
}
