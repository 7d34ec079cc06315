/** Maps a value of the data to a pixel. */
export type Scale = (value: number) => number;

/** Straight map from [from0, from1] to [to0, to1]. */
export function linear(from0: number, from1: number, to0: number, to1: number): Scale {
  const slope = (to1 - to0) / (from1 - from0);
  return (value) => to0 + (value - from0) * slope;
}

/** Logarithmic map from [from0, from1], both positive, to [to0, to1]. */
export function logarithmic(from0: number, from1: number, to0: number, to1: number): Scale {
  const straight = linear(Math.log(from0), Math.log(from1), to0, to1);
  return (value) => straight(Math.log(value));
}

/** A range that holds `base` and every value, each end moved outwards in whole steps: it only ever grows. */
export function growing(
  base: readonly [number, number],
  values: readonly (number | null)[],
  step: number,
): [number, number] {
  const known = values.filter((value) => value !== null);
  const low = Math.min(base[0], ...known);
  const high = Math.max(base[1], ...known);
  const steps = (distance: number) => Math.ceil(distance / step - 1e-9) * step;
  return [base[0] - steps(base[0] - low), base[1] + steps(high - base[1])];
}

/** The range with its low end moved down until no value lies in the lowest `share` of it. */
export function aboveLane(
  [low, high]: readonly [number, number],
  values: readonly (number | null)[],
  share: number,
): [number, number] {
  const lowest = Math.min(high, ...values.filter((value) => value !== null));
  return [Math.min(low, (lowest - share * high) / (1 - share)), high];
}

/** Round numbers (1, 2 or 5 times a power of ten) inside [low, high]: as many as fit, at most `most`. */
export function roundTicks(low: number, high: number, most: number): number[] {
  const power = 10 ** Math.floor(Math.log10((high - low) / most));
  for (const factor of [1, 2, 5, 10, 20, 50]) {
    const step = factor * power;
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    if (last - first + 1 <= most) return Array.from({ length: last - first + 1 }, (_, i) => round((first + i) * step));
  }
  return [];
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** Multiples of `step` inside [low, high]. */
export function stepTicks([low, high]: readonly [number, number], step: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

const MOST_TICKS = 5;

/** Multiples of `step` inside the range, or of twice, four times ... the step until they are few. */
export function fewTicks(range: readonly [number, number], step: number): number[] {
  const ticks = stepTicks(range, step);
  return ticks.length > MOST_TICKS ? fewTicks(range, step * 2) : ticks;
}
