/**
 * Index levels from daily returns: `start` before the first return. Where a return is NaN the level is NaN, and the next
 * return goes on from the last level known.
 */
export function levels(returns: Float64Array, start = 1000): Float64Array {
  let level = start;
  return returns.map((change) => {
    if (Number.isNaN(change)) return Number.NaN;
    level *= 1 + change;
    return level;
  });
}
