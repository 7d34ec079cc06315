/** Puts the places 0 ... count - 1 of `values` into `order`, by ascending value; of equal values the earlier place first. */
export type Sorter = (values: Float64Array, count: number, order: Uint32Array) => void;

/** Two radix digits of ten bits. */
const BITS = 10;
const BUCKETS = 1 << BITS;
const MASK = BUCKETS - 1;
const STEPS = BUCKETS * BUCKETS - 1;

/** Runs of equal steps up to this length are put right by insertion. */
const SHORT_RUN = 32;

/** Arrays that every sort writes anew. */
interface Scratch {
  readonly steps: Uint32Array;
  readonly spare: Uint32Array;
  /** How many values have each lower and each higher digit; then where they go. */
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

/**
 * A sorter for up to `capacity` finite numbers, with scratch of its own: each value is rounded down to one of a million
 * steps between the least and the greatest, the steps are sorted by radix (D. Knuth, The Art of Computer Programming 3,
 * 5.2.5), and the few values that share a step by themselves. Rounding down keeps the order, so the answer is exact, and
 * stable; -0 equals 0.
 */
export function ascendingSorter(capacity: number): Sorter {
  const scratch = {
    steps: new Uint32Array(capacity),
    spare: new Uint32Array(capacity),
    low: new Uint32Array(BUCKETS),
    high: new Uint32Array(BUCKETS),
  };
  return (values, count, order) => sortInto(values, count, order, scratch);
}

function sortInto(values: Float64Array, count: number, order: Uint32Array, { steps, spare, low, high }: Scratch): void {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const value = values[i];
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const scale = STEPS / (greatest - least);
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
    for (let i = 0; i < count; i++) order[i] = i;
    sortByValue(values, order, 0, count);
    return;
  }
  low.fill(0);
  high.fill(0);
  for (let i = 0; i < count; i++) {
    const step = ((values[i] - least) * scale) >>> 0;
    steps[i] = step;
    low[step & MASK]++;
    high[step >>> BITS]++;
  }
  toPlaces(low);
  toPlaces(high);
  for (let i = 0; i < count; i++) spare[low[steps[i] & MASK]++] = i;
  for (let i = 0; i < count; i++) {
    const item = spare[i];
    order[high[steps[item] >>> BITS]++] = item;
  }
  settleRuns(values, steps, order, count);
}

/** Turns counts into first places. */
function toPlaces(counts: Uint32Array): void {
  let place = 0;
  for (let i = 0; i < counts.length; i++) {
    const size = counts[i];
    counts[i] = place;
    place += size;
  }
}

/** Orders the places that share a step by their values. */
function settleRuns(values: Float64Array, steps: Uint32Array, order: Uint32Array, count: number): void {
  let start = 0;
  let shared = -1;
  for (let i = 0; i < count; i++) {
    const step = steps[order[i]];
    if (step === shared) continue;
    if (i - start > 1) settle(values, order, start, i);
    start = i;
    shared = step;
  }
  if (count - start > 1) settle(values, order, start, count);
}

function settle(values: Float64Array, order: Uint32Array, start: number, end: number): void {
  let i = start + 1;
  while (i < end && values[order[i - 1]] <= values[order[i]]) i++;
  if (i === end) return;
  if (end - start > SHORT_RUN) {
    sortByValue(values, order, start, end);
    return;
  }
  for (; i < end; i++) {
    const item = order[i];
    let k = i;
    for (; k > start && values[order[k - 1]] > values[item]; k--) order[k] = order[k - 1];
    order[k] = item;
  }
}

function sortByValue(values: Float64Array, order: Uint32Array, start: number, end: number): void {
  order.subarray(start, end).sort((a, b) => values[a] - values[b] || a - b);
}
