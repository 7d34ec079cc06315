import type { DailySeries } from "../market/series.ts";
import type { BasisSnapshot } from "./contract-basis.ts";

/**
 * Level of a future that is held and rolled without cost, 1 at the start: each day it grows by the index return plus the
 * change of basis over the index of the day before, of the contracts open on both days, weighted by the open interest of
 * the day before (what the market held, whichever contract a fund uses). Re-struck to the same notional at each close.
 * Starts anew, and tells nothing of before, where two days share no contract; empty where no day has open interest.
 */
export function heldFuture(snapshots: readonly BasisSnapshot[]): DailySeries {
  const usable = snapshots.filter(({ spot, contracts }) => spot > 0 && contracts.length > 0);
  let days: number[] = [];
  let levels: number[] = [];
  for (const [i, after] of usable.entries()) {
    const before = usable[i - 1];
    const change = before ? basisChange(before, after) : Number.NaN;
    if (Number.isNaN(change)) {
      days = [after.day];
      levels = [1];
      continue;
    }
    days.push(after.day);
    levels.push(levels[levels.length - 1] * (after.spot / before.spot + change));
  }
  return levels.length < 2
    ? { days: new Int32Array(0), values: new Float64Array(0) }
    : { days: Int32Array.from(days), values: Float64Array.from(levels) };
}

function basisChange(before: BasisSnapshot, after: BasisSnapshot): number {
  let weighted = 0;
  let total = 0;
  for (const contract of before.contracts) {
    const later = after.contracts.find(({ symbol }) => symbol === contract.symbol);
    if (!later || !(contract.openInterest > 0)) continue;
    weighted += (later.basisPoints - contract.basisPoints) * contract.openInterest;
    total += contract.openInterest;
  }
  return total > 0 ? weighted / total / before.spot : Number.NaN;
}
