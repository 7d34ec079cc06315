import type { Day } from "../calendar/index.ts";
import { lowerBound } from "../market/series.ts";
import { type BasisSnapshot, type ContractBasis, carryToExpiry } from "./contract-basis.ts";
import type { DividendPoints } from "./dividend-points.ts";

/**
 * How a short hedge picks its contract.
 * near: the nearest, left when 7 calendar days remain. next: the one after the nearest, moved on with it.
 * quarter: the nearest quarter month (March, June, September, December), left when 7 days remain.
 * cheapest: at each roll the contract with the least carry to expiry, left when 7 days remain.
 */
export const ROLL_RULES = ["near", "next", "quarter", "cheapest"] as const;
export type RollRule = (typeof ROLL_RULES)[number];

/** A contract is left at the last close on which it has at most this many calendar days to expiry. */
export const ROLL_CALENDAR_DAYS = 7;

/** Cost per day of a held short: day `days[i]` is the close at which the cost since the close before is known. */
export interface ShortCost {
  readonly days: Int32Array;
  /** ((F_t - F_{t-1}) - (S_t - S_{t-1})) / S_{t-1}: what the basis cost, as a share of notional; NaN on a gap. */
  readonly basis: Float64Array;
  /** The same less the dividend points that went ex, which the hedged stocks received; NaN without dividends. */
  readonly netOfDividends: Float64Array;
}

/**
 * What a short that is held through the rolls of `rule` pays day by day, re-struck to the same notional each close,
 * before fees, slippage and margin. Positive is a cost. The contract of a day is chosen at the close before.
 */
export function shortCost(
  snapshots: readonly BasisSnapshot[],
  rule: RollRule,
  dividends: DividendPoints | null,
): ShortCost {
  const count = Math.max(0, snapshots.length - 1);
  const days = new Int32Array(count);
  const basis = new Float64Array(count);
  const netOfDividends = new Float64Array(count);
  let held: string | null = null;
  for (let i = 0; i < count; i++) {
    const before = snapshots[i];
    const after = snapshots[i + 1];
    const contract: ContractBasis | undefined = chooseContract(before.contracts, rule, held);
    held = contract?.symbol ?? null;
    const later = after.contracts.find((candidate) => candidate.symbol === held);
    days[i] = after.day;
    basis[i] = contract && later ? (later.basisPoints - contract.basisPoints) / before.spot : Number.NaN;
    netOfDividends[i] = basis[i] - yieldBetween(dividends, before.day, after.day);
  }
  return { days, basis, netOfDividends };
}

/** The contract that a roll rule holds after a close, of those with more than 7 days to expiry; undefined where there is none. */
export function chooseContract(
  contracts: readonly ContractBasis[],
  rule: RollRule,
  held: string | null,
): ContractBasis | undefined {
  const open = contracts.filter((contract) => contract.calendarDays > ROLL_CALENDAR_DAYS);
  switch (rule) {
    case "near":
      return open[0];
    case "next":
      return open[1];
    case "quarter":
      return open.find((contract) => Number(contract.symbol.slice(-2)) % 3 === 0);
    case "cheapest":
      return open.find((contract) => contract.symbol === held) ?? cheapest(open);
  }
}

function cheapest(contracts: readonly ContractBasis[]): ContractBasis | undefined {
  const known = contracts.filter((contract) => !Number.isNaN(carryToExpiry(contract)));
  return known.sort((a, b) => carryToExpiry(a) - carryToExpiry(b))[0];
}

function yieldBetween(dividends: DividendPoints | null, from: Day, to: Day): number {
  if (!dividends || dividends.days.length === 0 || dividends.days[dividends.days.length - 1] < to) return Number.NaN;
  const { days, yieldsBefore } = dividends;
  return yieldsBefore[lowerBound(days, to + 1)] - yieldsBefore[lowerBound(days, from + 1)];
}

/** Sum of a daily cost over (from, to]; NaN where no day or a NaN lies inside. */
export function costBetween(days: Int32Array, cost: Float64Array, from: Day, to: Day): number {
  const start = lowerBound(days, from + 1);
  const end = lowerBound(days, to + 1);
  if (start >= end) return Number.NaN;
  return cost.subarray(start, end).reduce((sum, value) => sum + value, 0);
}
