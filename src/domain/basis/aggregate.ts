import { CALENDAR_DAYS_PER_YEAR, type ContractBasis } from "./contract-basis.ts";

/** Contracts with fewer calendar days left are kept out of aggregates: annualising exaggerates their basis. */
export const LEAST_CALENDAR_DAYS = 5;

/** An annualised figure of a contract that is aggregated. */
export type AnnualisedMeasure = "annualised" | "annualisedTradingDays" | "annualisedAdjusted" | "annualisedExPost";

/** Contracts that enter aggregates, nearest first. */
export function aggregated(contracts: readonly ContractBasis[]): ContractBasis[] {
  return contracts
    .filter((contract) => contract.calendarDays >= LEAST_CALENDAR_DAYS)
    .sort((a, b) => a.expiry - b.expiry);
}

/**
 * Open-interest-weighted mean of a measure over contracts with at least 5 calendar days left. NaN where none of them
 * has open interest, or where one that has lacks the measure: a mean over part of the curve would be another figure.
 */
export function oiWeighted(contracts: readonly ContractBasis[], measure: AnnualisedMeasure): number {
  let weighted = 0;
  let total = 0;
  for (const contract of aggregated(contracts)) {
    if (!(contract.openInterest > 0)) continue;
    weighted += contract[measure] * contract.openInterest;
    total += contract.openInterest;
  }
  return total === 0 ? Number.NaN : weighted / total;
}

/**
 * The measure of a slot of the curve: 0 near, 1 next, 2 quarter (the first quarter month after those), counted over
 * the listed contracts; NaN while the contract of that slot has fewer than 5 calendar days left.
 */
export function slot(contracts: readonly ContractBasis[], index: 0 | 1 | 2 | 3, measure: AnnualisedMeasure): number {
  const listed = [...contracts].sort((a, b) => a.expiry - b.expiry);
  const contract = listed[index];
  return contract && contract.calendarDays >= LEAST_CALENDAR_DAYS ? contract[measure] : Number.NaN;
}

/**
 * Annualised basis at a constant maturity, interpolated linearly in calendar days between the ratios of the two
 * contracts around it; NaN outside the maturities listed. Interpolating the ratio (not the annualised figure) keeps the
 * result a price of something that can be held.
 */
export function constantMaturity(
  contracts: readonly ContractBasis[],
  calendarDays: number,
  measure: "annualised" | "annualisedAdjusted",
): number {
  const curve = aggregated(contracts);
  const ratio = (contract: ContractBasis) => (contract[measure] * contract.calendarDays) / CALENDAR_DAYS_PER_YEAR;
  for (let i = 0; i < curve.length; i++) {
    if (curve[i].calendarDays === calendarDays) return curve[i][measure];
    const after = curve[i + 1];
    if (!after || curve[i].calendarDays > calendarDays || after.calendarDays < calendarDays) continue;
    const share = (calendarDays - curve[i].calendarDays) / (after.calendarDays - curve[i].calendarDays);
    const interpolated = ratio(curve[i]) + share * (ratio(after) - ratio(curve[i]));
    return (interpolated * CALENDAR_DAYS_PER_YEAR) / calendarDays;
  }
  return Number.NaN;
}
