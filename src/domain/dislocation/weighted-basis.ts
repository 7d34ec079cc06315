import { CALENDAR_DAYS_PER_YEAR, LEAST_CALENDAR_DAYS } from "../basis/index.ts";
import { relativeBasis, USUAL_TAU_DAYS } from "./term-structure.ts";

/** A listed contract as a weighted basis sees it. */
export interface WeightedContract {
  readonly calendarDays: number;
  /** Lots, or any share of them: only proportions matter. */
  readonly openInterest: number;
}

/**
 * Open-interest-weighted annualised basis that a dislocation stands for: the mean of `relativeBasis` x 365 / n over
 * contracts with at least 5 calendar days left, the convention of `oiWeighted`. NaN where none of them has open interest.
 */
export function weightedBasis(
  contracts: readonly WeightedContract[],
  carry: number,
  dislocation: number,
  tauDays: number = USUAL_TAU_DAYS,
): number {
  let weighted = 0;
  let total = 0;
  for (const { calendarDays, openInterest } of contracts) {
    if (calendarDays < LEAST_CALENDAR_DAYS || !(openInterest > 0)) continue;
    const ratio = relativeBasis(carry, dislocation, calendarDays, tauDays);
    weighted += ((ratio * CALENDAR_DAYS_PER_YEAR) / calendarDays) * openInterest;
    total += openInterest;
  }
  return total === 0 ? Number.NaN : weighted / total;
}
