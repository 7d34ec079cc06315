/** Holders who short futures instead of selling what they cannot sell, and followers of the trend. */
export interface HedgerRule {
  /** Short, as a share of open interest, for an index 1.00 (in logs) below its trend (eta). */
  readonly build: number;
  /** Span of the exponential mean that is the trend, trading days. */
  readonly trendDays: number;
  /** Height above the trend from which no more is covered, as a share; positive. */
  readonly mostRise: number;
  /** Largest share of the gap to a lower short that is covered in a day; building is at once. */
  readonly coverSpeed: number;
}

/** What is not fitted of the hedgers; assumptions. */
export const USUAL_HEDGERS = { trendDays: 20, mostRise: 0.04, coverSpeed: 0.6 } as const;

/**
 * Short of the hedgers at each close as a share of open interest, from index closes (none NaN) up to that close: `build`
 * times the distance below the trend. The trend starts at the first close: give a few spans of warm-up.
 */
export function hedgerShorts(closes: Float64Array, rule: HedgerRule): Float64Array {
  const { build, trendDays, mostRise, coverSpeed } = rule;
  const weight = 2 / (trendDays + 1);
  let trend = Math.log(closes[0]);
  let held = 0;
  return closes.map((close) => {
    const price = Math.log(close);
    trend += weight * (price - trend);
    const target = build * Math.max(-mostRise, trend - price);
    held = target >= held ? target : held - coverSpeed * (held - target);
    return held;
  });
}
