import { type DailySeries, lowerBound, valueOn } from "../../market/series.ts";
import { CLUSTER_SHARE, distanceAbove } from "./clusters.ts";
import { type BookContract, knockInLevel } from "./contract.ts";
import { type Fate, fateOf } from "./fate.ts";
import type { IndexHistory } from "./history.ts";
import { LEVEL_WIDTH } from "./levels.ts";

/** Less than this in a bin is rounding of notionals that came and went. */
const LEAST_CNY = 1;

/**
 * On each of the rising days, the distance of the index above the nearest cluster of knock-ins below it, as a share of
 * the index; of several indices the smallest. A cluster is a bin of levels with at least 5% of the notional alive on
 * its index. NaN where no index has a cluster or a close. A day's value uses closes up to that day alone: `spots`,
 * the prices that are compared, and `histories`, which may hold more. From a missing close on a contract counts only
 * where it is said to be alive.
 */
export function clusterDistance(
  contracts: readonly BookContract[],
  histories: ReadonlyMap<string, IndexHistory>,
  spots: ReadonlyMap<string, DailySeries>,
  days: Int32Array,
): Float64Array {
  const nearest = new Float64Array(days.length).fill(Number.NaN);
  for (const [index, history] of histories) {
    const own = contracts.filter((contract) => contract.index === index);
    for (const [i, distance] of distances(own, history, spots.get(index)!, days).entries()) {
      if (!(nearest[i] <= distance)) nearest[i] = distance;
    }
  }
  return nearest.map((value) => (value === Infinity ? Number.NaN : value));
}

/** Notional alive, and notional times level, of one bin: changes by day, then sums up to it. */
interface BinSums {
  readonly notional: Float64Array;
  readonly level: Float64Array;
}

function distances(
  contracts: readonly BookContract[],
  history: IndexHistory,
  spots: DailySeries,
  days: Int32Array,
): Float64Array {
  const bins = aliveByBin(contracts, history, days);
  const levels = [...bins.keys()].sort((a, b) => b - a);
  return Float64Array.from(days, (day, i) => {
    const spot = valueOn(spots, day);
    if (Number.isNaN(spot)) return Infinity;
    const total = levels.reduce((sum, bin) => sum + bins.get(bin)!.notional[i], 0);
    for (const bin of levels) {
      const { notional, level } = bins.get(bin)!;
      const mean = level[i] / notional[i];
      if (notional[i] >= Math.max(LEAST_CNY, CLUSTER_SHARE * total) && mean < spot) return distanceAbove(spot, mean);
    }
    return Infinity;
  });
}

function aliveByBin(contracts: readonly BookContract[], history: IndexHistory, days: Int32Array) {
  const bins = new Map<number, BinSums>();
  const last = Math.min(days[days.length - 1] ?? 0, history.days[history.days.length - 1] ?? 0);
  const size = days.length + 1;
  for (const contract of contracts) {
    const span = aliveSpan(contract, fateOf(contract, history, last), days);
    if (!span) continue;
    const level = knockInLevel(contract);
    const bin = Math.floor(level / LEVEL_WIDTH);
    const sums = bins.get(bin) ?? { notional: new Float64Array(size), level: new Float64Array(size) };
    bins.set(bin, sums);
    for (const [at, sign] of [
      [span.from, 1],
      [span.to, -1],
    ] as const) {
      sums.notional[at] += sign * contract.notionalCny;
      sums.level[at] += sign * contract.notionalCny * level;
    }
  }
  for (const { notional, level } of bins.values()) {
    accumulate(notional);
    accumulate(level);
  }
  return bins;
}

/** Positions of the days from the issue of a contract until it is no longer known to be alive; null for none. */
function aliveSpan({ issueDate, status }: BookContract, fate: Fate, days: Int32Array) {
  if (fate.status === "not-issued") return null;
  const unknown = status === "alive" ? null : fate.unknownFrom;
  const over = Math.min(fate.knockedInOn ?? Infinity, fate.endedOn ?? Infinity, unknown ?? Infinity);
  return { from: lowerBound(days, issueDate), to: over === Infinity ? days.length : lowerBound(days, over) };
}

function accumulate(values: Float64Array): void {
  for (let i = 1; i < values.length; i++) values[i] += values[i - 1];
}
