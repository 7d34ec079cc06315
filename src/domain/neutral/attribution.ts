/** Where a day's change of equity came from, in yuan; the parts add up to it. */
export interface DayPnl {
  /** Of the stocks, beyond the index and the styles. */
  readonly selection: number;
  /** Of the styles in which the basket differs from the index, size among them. */
  readonly style: number;
  /** Of the index, on what the short did not cover. */
  readonly beta: number;
  /** What the basis was bound to lose or give by the day, closing evenly until expiry. */
  readonly carry: number;
  /** What the basis moved beyond that. */
  readonly basis: number;
  readonly costs: number;
  /** Interest on cash. */
  readonly cash: number;
}

export const PNL_PARTS = ["selection", "style", "beta", "carry", "basis", "costs", "cash"] as const;

/** What is known of a day on which a book was carried from one close to the next. */
export interface CarriedDay {
  /** Value of the stocks at the close before, and what they gained since. */
  readonly stockValue: number;
  readonly stockGain: number;
  /** Index at both closes; NaN where unknown, and the basis then takes what it would explain. */
  readonly indexBefore: number;
  readonly index: number;
  /** Lots x multiplier of the position carried; negative is short. */
  readonly futuresUnits: number;
  /** Everything that the futures gained, in yuan. */
  readonly futuresGain: number;
  /** Price at which the position was marked before, and calendar days from then to its expiry and to today. */
  readonly markBefore: number;
  readonly daysToExpiry: number;
  readonly daysElapsed: number;
  /** Return by which the styles of the basket beat those of the index; 0 where no factors are given. */
  readonly styleReturn: number;
  readonly costs: number;
  readonly interest: number;
}

/**
 * Splits a day. With V the stocks, H the index value of the short, b its basis and n the days to expiry:
 * stocks V r = V (r - r_I - styles) + V styles + V r_I; futures -H r_I, then -b n'/n of accrual on the units, then the
 * rest of the basis. beta = (V - H) r_I. The parts add up to the change of equity but for rounding of doubles.
 */
export function attributed(day: CarriedDay): DayPnl {
  const { stockValue, stockGain, indexBefore, index, futuresUnits, futuresGain } = day;
  const indexMove = Number.isNaN(index - indexBefore) ? 0 : index - indexBefore;
  const indexReturn = indexMove === 0 ? 0 : indexMove / indexBefore;
  const style = stockValue * day.styleReturn;
  const hedged = futuresUnits * indexMove;
  const basisBefore = day.markBefore - indexBefore;
  const accrued = day.daysToExpiry > 0 ? (-basisBefore * day.daysElapsed) / day.daysToExpiry : 0;
  const carry = Number.isFinite(accrued) ? futuresUnits * accrued : 0;
  return {
    selection: stockGain - stockValue * indexReturn - style,
    style,
    beta: stockValue * indexReturn + hedged,
    carry,
    basis: futuresGain - hedged - carry,
    costs: -day.costs,
    cash: day.interest,
  };
}
