/** A fund's net values: strictly ascending trading days, positive values. */
export interface NavSeries {
  readonly days: Int32Array;
  readonly values: Float64Array;
}
