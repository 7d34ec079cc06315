import { medianInPlace } from "../../../numerics/median.ts";

/** Median absolute deviations beyond which a value is pulled in, and what makes one a standard deviation of a normal. */
const DEVIATIONS = 3;
const NORMAL = 1.4826;

/**
 * Pulls values in to the median of the members' plus or minus 3 x 1.4826 median absolute deviations (CNE5), all stocks by
 * the members' bounds; nothing where that deviation is 0. NaN stays. `scratch` is as long as `values`.
 */
export function winsorise(values: Float64Array, members: Int32Array, scratch: Float64Array): void {
  let count = 0;
  for (let i = 0; i < members.length; i++) {
    const value = values[members[i]];
    if (!Number.isNaN(value)) scratch[count++] = value;
  }
  const median = medianInPlace(scratch, count);
  for (let i = 0; i < count; i++) scratch[i] = Math.abs(scratch[i] - median);
  const reach = DEVIATIONS * NORMAL * medianInPlace(scratch, count);
  if (!(reach > 0)) return;
  const [low, high] = [median - reach, median + reach];
  for (let j = 0; j < values.length; j++) {
    if (values[j] < low) values[j] = low;
    else if (values[j] > high) values[j] = high;
  }
}
