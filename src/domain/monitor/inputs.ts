/** Products whose basis the stage is told from. */
export const STAGE_PRODUCTS = ["IC", "IM"] as const;
export type StageProduct = (typeof STAGE_PRODUCTS)[number];

/**
 * What the stage machine sees: one value a trading day, aligned, NaN where not known on the day. A day's values must
 * not depend on anything later. An input that is nowhere known is an array of NaN: it is then said to be absent.
 */
export interface MonitorInputs {
  readonly days: Int32Array;
  /** Open-interest-weighted annualised basis, dividend-adjusted as known on the day where possible. */
  readonly basis: Readonly<Record<StageProduct, Float64Array>>;
  /** Open interest of the product, chained over expiries so that a contract that ends leaves no step. */
  readonly openInterest: Readonly<Record<StageProduct, Float64Array>>;
  /** Level of the small caps: a micro-cap index, or CSI1000 where none is loaded. */
  readonly smallCaps: Float64Array;
  /** Level of CSI300. */
  readonly largeCaps: Float64Array;
  /** Share of stocks that closed locked limit-down. */
  readonly limitDownShare: Float64Array;
  /** Composite crowding of the small-cap bet, 0 to 1. */
  readonly crowding: Float64Array;
  /** Distance of spot above the nearest cluster of knock-ins, as a share of spot. */
  readonly snowballDistance: Float64Array;
}

/** The inputs with only the days before position `end`. */
export function inputsBefore(inputs: MonitorInputs, end: number): MonitorInputs {
  const cut = (values: Float64Array) => values.subarray(0, end);
  const both = (values: Readonly<Record<StageProduct, Float64Array>>) => ({ IC: cut(values.IC), IM: cut(values.IM) });
  return {
    days: inputs.days.subarray(0, end),
    basis: both(inputs.basis),
    openInterest: both(inputs.openInterest),
    smallCaps: cut(inputs.smallCaps),
    largeCaps: cut(inputs.largeCaps),
    limitDownShare: cut(inputs.limitDownShare),
    crowding: cut(inputs.crowding),
    snowballDistance: cut(inputs.snowballDistance),
  };
}
