/**
 * Values strictly inside their bounds, with the multipliers of both bounds; an infinite bound has none. All arrays are of
 * equal length and change as the interior point moves.
 */
export interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly value: Float64Array;
  readonly lowDual: Float64Array;
  readonly highDual: Float64Array;
}

/** A box that starts at values pushed inside by a tenth of the room, or by `margin` where one side is open. */
export function boxAround(low: Float64Array, high: Float64Array, wished: Float64Array, margin: number): Box {
  const value = wished.map((wish, i) => {
    const room = high[i] - low[i];
    const inset = Number.isFinite(room) ? room / 10 : margin;
    return Math.min(Math.max(wish, low[i] + inset), high[i] - inset);
  });
  const dual = (bounds: Float64Array) => bounds.map((bound) => (Number.isFinite(bound) ? 1 : 0));
  return { low, high, value, lowDual: dual(low), highDual: dual(high) };
}

/** Sum of slack times multiplier, and how many there are. */
export function complementarity({ low, high, value, lowDual, highDual }: Box): { sum: number; count: number } {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < value.length; i++) {
    if (Number.isFinite(low[i])) {
      sum += (value[i] - low[i]) * lowDual[i];
      count++;
    }
    if (Number.isFinite(high[i])) {
      sum += (high[i] - value[i]) * highDual[i];
      count++;
    }
  }
  return { sum, count };
}

/** What the bounds add to the diagonal of the Newton system. */
export function barrierCurvature({ low, high, value, lowDual, highDual }: Box): Float64Array {
  return value.map((x, i) => lowDual[i] / (x - low[i]) + highDual[i] / (high[i] - x));
}

/** Step of a box: of its values, and of the multipliers that follow from it. */
export interface BoxStep {
  readonly value: Float64Array;
  readonly lowDual: Float64Array;
  readonly highDual: Float64Array;
}

/** Wished products of slack and multiplier: `target`, less the products of an earlier step where one is given. */
function wishedProducts(box: Box, i: number, target: number, earlier: BoxStep | null): [number, number] {
  const lowProduct = earlier ? earlier.value[i] * earlier.lowDual[i] : 0;
  const highProduct = earlier ? -earlier.value[i] * earlier.highDual[i] : 0;
  return [
    Number.isFinite(box.low[i]) ? target - lowProduct : 0,
    Number.isFinite(box.high[i]) ? target - highProduct : 0,
  ];
}

/** What the bounds add to the right side of the Newton system for products of `target`. */
export function barrierPull(box: Box, target: number, earlier: BoxStep | null): Float64Array {
  return box.value.map((x, i) => {
    const [atLow, atHigh] = wishedProducts(box, i, target, earlier);
    return atLow / (x - box.low[i]) - atHigh / (box.high[i] - x);
  });
}

/** Steps of the multipliers for a step of the values. */
export function withDuals(box: Box, step: Float64Array, target: number, earlier: BoxStep | null): BoxStep {
  const { low, high, value } = box;
  const lowDual = new Float64Array(step.length);
  const highDual = new Float64Array(step.length);
  for (let i = 0; i < step.length; i++) {
    const [atLow, atHigh] = wishedProducts(box, i, target, earlier);
    if (Number.isFinite(low[i])) lowDual[i] = (atLow - box.lowDual[i] * step[i]) / (value[i] - low[i]) - box.lowDual[i];
    if (Number.isFinite(high[i])) {
      highDual[i] = (atHigh + box.highDual[i] * step[i]) / (high[i] - value[i]) - box.highDual[i];
    }
  }
  return { value: step, lowDual, highDual };
}

/** Largest shares, at most 1, of a step that keep the values inside and the multipliers positive. */
export function longestSteps(box: Box, step: BoxStep): { primal: number; dual: number } {
  let primal = 1;
  let dual = 1;
  for (let i = 0; i < step.value.length; i++) {
    if (step.value[i] < 0) primal = Math.min(primal, (box.low[i] - box.value[i]) / step.value[i]);
    if (step.value[i] > 0) primal = Math.min(primal, (box.high[i] - box.value[i]) / step.value[i]);
    if (step.lowDual[i] < 0) dual = Math.min(dual, -box.lowDual[i] / step.lowDual[i]);
    if (step.highDual[i] < 0) dual = Math.min(dual, -box.highDual[i] / step.highDual[i]);
  }
  return { primal, dual };
}

export function move(box: Box, step: BoxStep, primal: number, dual: number): void {
  for (let i = 0; i < step.value.length; i++) {
    box.value[i] += primal * step.value[i];
    box.lowDual[i] += dual * step.lowDual[i];
    box.highDual[i] += dual * step.highDual[i];
  }
}
