/** How a loan stands: no call; asked to watch; below the close-out line with days to cure; the lender may sell; not known. */
export const LOAN_STATES = ["safe", "warned", "below", "closing", "unknown"] as const;
export type LoanState = (typeof LOAN_STATES)[number];

export interface LoanDay {
  readonly state: LoanState;
  /** Trading days since the close that fell below the line, while it is not cured; NaN otherwise. */
  readonly cureDay: number;
}

/** Lines of one loan and the days that its borrower has. */
export interface LoanLines {
  readonly warning: number;
  readonly closeOut: number;
  /** Trading days after the day of the call in which the borrower may cure it. */
  readonly cureDays: number;
}

/**
 * State by day from the closing ratios of one loan. A close below the close-out line is day T; the borrower has T+1 to
 * T+`cureDays` to bring it back to the warning line, and from the day after the lender may sell until it is back there.
 * Only the price cures here: top-ups are not known. A day without a ratio keeps the state of the day before and counts as
 * a day; before the first ratio the state is unknown. Order of events: contract terms as told in the press (warning/close-out
 * 160/140 or 150/130, T+1 to T+5); that a cure is to the warning line is an assumption.
 */
export function loanPath(ratios: ArrayLike<number>, { warning, closeOut, cureDays }: LoanLines): LoanDay[] {
  const days: LoanDay[] = [];
  let called = -1;
  let last: LoanState = "unknown";
  for (let t = 0; t < ratios.length; t++) {
    const ratio = ratios[t];
    if (ratio >= warning) called = -1;
    else if (called < 0 && ratio < closeOut) called = t;
    if (called >= 0) last = t - called > cureDays ? "closing" : "below";
    else if (!Number.isNaN(ratio)) last = ratio < warning ? "warned" : "safe";
    days.push({ state: last, cureDay: called < 0 ? Number.NaN : t - called });
  }
  return days;
}
