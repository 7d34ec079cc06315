import type { Day } from "../calendar/index.ts";

/** What an agent can see of the market at a close. Nobody may change it. */
export interface Seen {
  readonly day: Day;
  /** Trading days since the start; 0 is the close that everything starts from. */
  readonly t: number;
  /** Log price of each bucket, and price, 0 and 1 at the start. */
  readonly logPrice: Float64Array;
  readonly price: Float64Array;
  /** Exponential means of the log price, over `trendDays` and `lossDays`. */
  readonly trend: Float64Array;
  readonly shortTrend: Float64Array;
  /** Value of a future held and rolled since the start, 1 at the start. */
  readonly future: Float64Array;
  /** Share of the index, positive for a discount. */
  readonly dislocation: Float64Array;
  /** What a short pays a year: the weighted basis with its sign turned. */
  readonly hedgeCost: Float64Array;
  /** All shorts, in futures of 1 yuan at the start. */
  readonly openInterest: Float64Array;
}

/** A moment within a day, for those who trade futures as prices move. */
export interface Moment {
  readonly t: number;
  /** Share of the day that has passed. */
  readonly passed: number;
  readonly logPrice: Float64Array;
  readonly future: Float64Array;
}
