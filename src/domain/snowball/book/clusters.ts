import { knockInLevel } from "./contract.ts";
import { type LevelBin, meanKnockIn } from "./levels.ts";
import type { Position } from "./position.ts";

/** Notional alive by distance of the index above the knock-in, as a share of the index: in [from, to). */
export interface DistanceBin {
  readonly from: number;
  readonly to: number;
  readonly notionalCny: number;
}

const EDGES = [0, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, Infinity];

/** Distance of a price above a knock-in, as a share of the price. */
export function distanceAbove(spot: number, level: number): number {
  return (spot - level) / spot;
}

/** Notional alive of positions on one index by how far it may fall before they knock in. */
export function byDistance(living: readonly Position[], spot: number): DistanceBin[] {
  const sums = new Float64Array(EDGES.length - 1);
  for (const { contract, state } of living) {
    if (state !== "alive") continue;
    const distance = distanceAbove(spot, knockInLevel(contract));
    sums[EDGES.findLastIndex((edge) => edge <= Math.max(0, distance))] += contract.notionalCny;
  }
  return Array.from(sums, (notionalCny, i) => ({ from: EDGES[i], to: EDGES[i + 1], notionalCny }));
}

/** The bins that hold the most notional alive, largest first. */
export function largestClusters(bins: readonly LevelBin[], count: number): LevelBin[] {
  return [...bins]
    .filter((bin) => bin.aliveCny > 0)
    .sort((a, b) => b.aliveCny - a.aliveCny || b.low - a.low)
    .slice(0, count);
}

/** A bin of knock-in levels is a cluster from this share of its index's notional alive on. */
export const CLUSTER_SHARE = 0.05;

/** Of the bins of one index, the nearest cluster whose mean knock-in lies below a price; undefined where none does. */
export function nearestCluster(bins: readonly LevelBin[], spot: number): LevelBin | undefined {
  const alive = bins.reduce((sum, bin) => sum + bin.aliveCny, 0);
  return bins.findLast((bin) => bin.aliveCny > 0 && bin.aliveCny >= CLUSTER_SHARE * alive && meanLevel(bin) < spot);
}

/** Mean knock-in of a bin's notes that are alive. */
export function meanLevel({ positions }: LevelBin): number {
  return meanKnockIn(positions.filter(({ state }) => state === "alive"));
}
