/** Deltas of one kind of note by day and price, on an initial price of 1: what its dealer would hold uncapped. */
export interface DeltaSurface {
  /** Trading days since the start at which the ladders stand, rising from 0. */
  readonly nodes: readonly number[];
  /** [nodes x prices]. */
  readonly alive: Float64Array;
  readonly knockedIn: Float64Array;
}

/** Log prices at which every ladder stands: `count` of them, evenly from `low`. */
export interface PriceGrid {
  readonly low: number;
  readonly step: number;
  readonly count: number;
}

/** From 45% of the initial price to 130% of it. */
export const PRICE_GRID: PriceGrid = { low: Math.log(0.45), step: 0.005, count: 213 };

/** Prices of a grid. */
export function gridPrices({ low, step, count }: PriceGrid): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => Math.exp(low + step * i));
}

/** Delta between the nodes: linear in log price and in days, flat beyond the ends. */
export function surfaceDelta(
  { nodes }: DeltaSurface,
  ladders: Float64Array,
  logPrice: number,
  days: number,
  { low, step, count }: PriceGrid = PRICE_GRID,
): number {
  let n = 0;
  while (n + 2 < nodes.length && nodes[n + 1] <= days) n++;
  const first = rung(ladders, n * count, (logPrice - low) / step, count);
  if (nodes.length === 1) return first;
  const share = Math.min(1, Math.max(0, (days - nodes[n]) / (nodes[n + 1] - nodes[n])));
  if (share === 0) return first;
  return first + share * (rung(ladders, (n + 1) * count, (logPrice - low) / step, count) - first);
}

function rung(ladders: Float64Array, from: number, place: number, count: number): number {
  if (place <= 0) return ladders[from];
  if (place >= count - 1) return ladders[from + count - 1];
  const i = Math.floor(place);
  const below = ladders[from + i];
  return below + (place - i) * (ladders[from + i + 1] - below);
}
