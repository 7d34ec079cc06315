import { CALENDAR_DAYS_PER_YEAR } from "../basis/index.ts";

/** Calendar days over which the dislocation of a contract fades into its expiry; measured on IC and IM, 25 to 35 fit alike. */
export const USUAL_TAU_DAYS = 30;

/** Share of the dislocation that a contract so many calendar days from its expiry shows: 0 at the expiry, 1 far from it. */
export function dislocationLoading(calendarDays: number, tauDays: number = USUAL_TAU_DAYS): number {
  return -Math.expm1(-calendarDays / tauDays);
}

/**
 * Basis of a contract as a share of the index, negative for a discount: -(c n / 365 + X (1 - e^(-n / tau))), with
 * `carry` c what the short pays a year without dislocation, `dislocation` X as a share of the index, n calendar days to
 * expiry. The one-factor curve of docs/dislocation.md: every contract is bound to the index at its expiry.
 */
export function relativeBasis(
  carry: number,
  dislocation: number,
  calendarDays: number,
  tauDays: number = USUAL_TAU_DAYS,
): number {
  return -((carry * calendarDays) / CALENDAR_DAYS_PER_YEAR + dislocation * dislocationLoading(calendarDays, tauDays));
}

/** The dislocation at which a contract has a basis: inverse of `relativeBasis`; NaN on the last trading day. */
export function dislocationOf(
  basisRatio: number,
  carry: number,
  calendarDays: number,
  tauDays: number = USUAL_TAU_DAYS,
): number {
  if (!(calendarDays > 0)) return Number.NaN;
  return (-basisRatio - (carry * calendarDays) / CALENDAR_DAYS_PER_YEAR) / dislocationLoading(calendarDays, tauDays);
}
