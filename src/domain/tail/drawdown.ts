/** How an equity fell from its peaks; depths are shares of the peak, positive, places count from the first value. */
export interface Drawdowns {
  /** Deepest fall, with the places of its peak and trough and of the first value back at the peak (null if never). */
  readonly deepest: number;
  readonly peak: number;
  readonly trough: number;
  readonly recovered: number | null;
  /** Fall from the highest value so far at the last value. */
  readonly current: number;
  /** Longest run of values below an earlier peak. */
  readonly longestBelow: number;
  /** Mean of the deepest 5% of the daily falls, at least one: conditional drawdown at risk (Chekhlov et al. 2005). */
  readonly conditional: number;
}

/** Statistics of the falls of a positive equity by day; NaN values stand for no day. Depths are NaN where none is known. */
export function drawdowns(equity: ArrayLike<number>): Drawdowns {
  const depths = new Float64Array(equity.length).fill(Number.NaN);
  let [peak, trough, peakNow, below, longestBelow] = [0, 0, -1, 0, 0];
  let last = Number.NaN;
  for (let t = 0; t < equity.length; t++) {
    if (Number.isNaN(equity[t])) continue;
    if (peakNow < 0 || equity[t] >= equity[peakNow]) {
      [peakNow, below] = [t, 0];
    } else {
      longestBelow = Math.max(longestBelow, ++below);
    }
    last = depths[t] = 1 - equity[t] / equity[peakNow];
    if (depths[t] > (depths[trough] || 0)) [peak, trough] = [peakNow, t];
  }
  const known = depths.filter((depth) => !Number.isNaN(depth)).sort();
  const worst = known.subarray(known.length - Math.max(1, Math.floor(known.length / 20)));
  return {
    deepest: known.length === 0 ? Number.NaN : depths[trough] || 0,
    peak,
    trough,
    recovered: recovery(equity, peak, trough),
    current: last,
    longestBelow,
    conditional: worst.reduce((sum, depth) => sum + depth, 0) / worst.length,
  };
}

function recovery(equity: ArrayLike<number>, peak: number, trough: number): number | null {
  for (let t = trough; t < equity.length; t++) if (equity[t] >= equity[peak]) return t;
  return null;
}
