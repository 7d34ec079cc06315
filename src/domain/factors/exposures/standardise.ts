/** A spread below this share of the size of the values is rounding. */
const LEAST_SPREAD = 1e-12;

/**
 * Shifts and scales values so that the members' mean, weighted by market value, is 0 and their standard deviation, in equal
 * weight about their plain mean, is 1 (CNE5); other stocks by the same shift and scale, NaN stays. False, and nothing
 * changed, where the members do not vary.
 */
export function standardise(values: Float64Array, members: Int32Array, marketValues: Float64Array): boolean {
  let count = 0;
  let sum = 0;
  let weighted = 0;
  let weight = 0;
  for (let i = 0; i < members.length; i++) {
    const j = members[i];
    const value = values[j];
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
    weighted += marketValues[j] * value;
    weight += marketValues[j];
  }
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < members.length; i++) {
    const apart = values[members[i]] - mean;
    if (!Number.isNaN(apart)) squares += apart * apart;
  }
  const deviation = Math.sqrt(squares / count);
  if (!(deviation > LEAST_SPREAD * Math.abs(mean)) || deviation === 0) return false;
  const centre = weighted / weight;
  for (let j = 0; j < values.length; j++) values[j] = (values[j] - centre) / deviation;
  return true;
}
