import type { Board } from "./board.ts";

/**
 * What is known of each stock of a panel, in the order of its codes. One value a stock: share counts and marks are those
 * of the day on which the list was taken, not of each day of the panel; what a panel tells of a day goes before them (see
 * sharesAt and isSpecialAt).
 */
export interface StockList {
  readonly boards: readonly Board[];
  /** 1 under special treatment or in the delisting period. */
  readonly specialTreatment: Uint8Array;
  /** Shares issued; NaN where unknown. */
  readonly totalShares: Float64Array;
  /** Day of listing; NaN where unknown. */
  readonly listDays: Float64Array;
}

/** A list that also tells what factors need. */
export interface ListedStocks extends StockList {
  /** Shares in free circulation; NaN where unknown. */
  readonly floatShares: Float64Array;
  /** Industry by name; "" where unknown. */
  readonly industries: readonly string[];
}
