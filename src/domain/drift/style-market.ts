/** The indices that a fund's stocks are read against, largest stocks first; `micro` is the index of the smallest. */
export const STYLE_CODES = ["000300.SH", "000905.SH", "000852.SH", "932000.CSI", "micro"] as const;
export type StyleCode = (typeof STYLE_CODES)[number];

/** The futures that a neutral fund sells, with the index under each. */
export const HEDGE_INDEX = { IC: "000905.SH", IM: "000852.SH" } as const satisfies Record<string, StyleCode>;
export type HedgeFuture = keyof typeof HEDGE_INDEX;
export const HEDGE_FUTURES = ["IC", "IM"] as const satisfies readonly HedgeFuture[];

/**
 * What is sold against the stocks. none: nothing. IC, IM, both: futures, whose basis the fund then pays. 500, 1000: the
 * index itself (a swap or borrowed stocks, no basis), the stocks taken to be the whole capital.
 */
export const HEDGES = ["none", "IC", "IM", "both", "500", "1000"] as const;
export type Hedge = (typeof HEDGES)[number];

/** What a fund's returns are explained by, on common trading days; NaN where a value is missing. */
export interface StyleMarket {
  /** Strictly ascending trading days. */
  readonly days: Int32Array;
  /** Index closes by code; an index that is not known at all is absent. */
  readonly closes: Partial<Readonly<Record<StyleCode, Float64Array>>>;
  /**
   * Level of a future that is held and rolled at no cost, re-struck to the same notional at each close: it grows a day
   * by the index return plus the change of basis of the contracts held. Absent where no contracts are known.
   */
  readonly futures: Partial<Readonly<Record<HedgeFuture, Float64Array>>>;
}
