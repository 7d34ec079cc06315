import { capped, deltaAt, kindOf, type Position, unitsOf } from "../snowball/book/index.ts";
import { type FlatMarket, type Kernels, sharedKernels } from "../snowball/index.ts";

/**
 * Units of the index that dealers hold long against living notes after a close at `spot`: the delta of each, never more
 * than `cap`. Notes of one kind are valued once; `kernels` are for this market alone.
 */
export function dealerUnits(
  living: readonly Position[],
  market: FlatMarket,
  spot: number,
  cap: number,
  kernels: Kernels = sharedKernels(),
): number {
  const deltas = new Map<string, number>();
  let sum = 0;
  for (const position of living) {
    const kind = kindOf(position.contract);
    const delta = deltas.get(kind) ?? deltaAt(position, market, spot, kernels);
    deltas.set(kind, delta);
    sum += unitsOf(position.contract) * capped(delta, cap);
  }
  return sum;
}
