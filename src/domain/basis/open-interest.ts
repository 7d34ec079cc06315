import type { BasisSnapshot } from "./contract-basis.ts";

/** Lots over all contracts of each snapshot; NaN where none is known. */
export function totalOpenInterest(snapshots: readonly BasisSnapshot[]): Float64Array {
  return Float64Array.from(snapshots, ({ contracts }) => {
    const known = contracts.filter((contract) => !Number.isNaN(contract.openInterest));
    return known.length === 0 ? Number.NaN : known.reduce((sum, contract) => sum + contract.openInterest, 0);
  });
}

/**
 * Open interest chained over expiries: each day moves by the change in the contracts that were listed the day before
 * and outlive the day. A contract on its last trading day has no open interest left, which is settlement and not
 * buying back; in a plain total it would look like an unwind every third Friday. Starts at the first known total.
 */
export function chainedOpenInterest(snapshots: readonly BasisSnapshot[]): Float64Array {
  const totals = totalOpenInterest(snapshots);
  const chained = new Float64Array(snapshots.length);
  let level = Number.NaN;
  for (let i = 0; i < snapshots.length; i++) {
    const moved = i === 0 ? Number.NaN : level * survivorsChange(snapshots[i - 1], snapshots[i]);
    level = Number.isNaN(moved) ? totals[i] : moved;
    chained[i] = level;
  }
  return chained;
}

function survivorsChange(before: BasisSnapshot, after: BasisSnapshot): number {
  let then = 0;
  let now = 0;
  for (const contract of after.contracts) {
    const earlier = before.contracts.find(({ symbol }) => symbol === contract.symbol);
    if (!earlier || contract.calendarDays <= 0) continue;
    if (Number.isNaN(earlier.openInterest) || Number.isNaN(contract.openInterest)) continue;
    then += earlier.openInterest;
    now += contract.openInterest;
  }
  return then > 0 ? now / then : Number.NaN;
}
