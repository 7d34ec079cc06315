import type { SnowballBook, SnowballCluster } from "../../contract.ts";
import {
  cliffUnits,
  distanceAbove,
  type LevelBin,
  largestClusters,
  meanLevel,
  nearestCluster,
  type ValuedPosition,
} from "../../domain/snowball/book/index.ts";
import type { IndexEvening } from "./snowball-inputs.ts";
import { tradeAndShares } from "./snowball-trades.ts";

const MOST_CLUSTERS = 10;

/** What the clusters of a book are told from. */
export interface ClusterParts {
  readonly bins: readonly LevelBin[];
  readonly valued: readonly ValuedPosition[];
  readonly evenings: ReadonlyMap<string, IndexEvening>;
  readonly horizons: readonly number[];
  readonly cap: number;
}

/** The ten largest clusters, and of each index the nearest one below it. */
export function clusterAnswers(parts: ClusterParts): Pick<SnowballBook, "clusters" | "nearest"> {
  const byContract = new Map(parts.valued.map((at) => [at.position.contract, at]));
  const answer = (bin: LevelBin) => clusterAnswer(bin, byContract, parts);
  return {
    clusters: largestClusters(parts.bins, MOST_CLUSTERS).map(answer),
    nearest: [...parts.evenings].map(([index, { view }]) => {
      const own = parts.bins.filter((bin) => bin.index === index);
      const bin = nearestCluster(own, view.spot);
      return { index, cluster: bin ? answer(bin) : null };
    }),
  };
}

/** The answer for one bin. */
export function clusterAnswer(
  bin: LevelBin,
  byContract: ReadonlyMap<unknown, ValuedPosition>,
  { bins, evenings, horizons, cap }: ClusterParts,
): SnowballCluster {
  const { index, low, high, aliveCny } = bin;
  const evening = evenings.get(index)!;
  const alive = bin.positions.filter(({ state }) => state === "alive").map(({ contract }) => byContract.get(contract)!);
  const all = bins.filter((other) => other.index === index).reduce((sum, other) => sum + other.aliveCny, 0);
  const level = meanLevel(bin);
  return {
    index,
    low,
    high,
    level,
    contracts: alive.length,
    aliveCny,
    share: aliveCny / all,
    distance: distanceAbove(evening.view.spot, level),
    chances: horizons.map((days, i) => ({ days, chance: expectedKnockIn(alive, i) / aliveCny })),
    cliff: tradeAndShares(evening, cliffUnits(alive), cliffUnits(alive, cap)),
  };
}

/** Expected notional that knocks in within a horizon. */
export function expectedKnockIn(valued: readonly ValuedPosition[], horizon: number): number {
  return valued.reduce(
    (sum, { position, chances }) => sum + position.contract.notionalCny * (chances[horizon] ?? 0),
    0,
  );
}
