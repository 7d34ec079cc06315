import type { Day } from "../calendar/index.ts";

/**
 * Published accounts of stocks, a row a stock and announcement, ascending by day of announcement. A row is known from the
 * close of that day on. Yuan for the whole company; NaN where not told.
 */
export interface Fundamentals {
  readonly announced: ArrayLike<Day>;
  /** Last day of the period that the row reports on. */
  readonly periodEnd: ArrayLike<Day>;
  /** Position of the stock in the codes of the panel. */
  readonly stock: ArrayLike<number>;
  readonly bookEquity: Float64Array;
  /** NaN counts as none. */
  readonly preferredEquity: Float64Array;
  readonly longTermDebt: Float64Array;
  readonly totalDebt: Float64Array;
  readonly totalAssets: Float64Array;
  /** Earnings, operating cash flow and dividends of the last twelve months. */
  readonly earnings: Float64Array;
  readonly cashFlow: Float64Array;
  readonly dividends: Float64Array;
  /** Earnings and sales a share of the fiscal year, in yuan; only rows whose period ends on 31 December are read. */
  readonly earningsPerShare: Float64Array;
  readonly salesPerShare: Float64Array;
}
