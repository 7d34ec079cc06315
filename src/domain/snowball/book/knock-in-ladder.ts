import { InputError } from "../../../errors.ts";
import type { Position } from "./book-contract.ts";
import { type BookSetting, marketOf } from "./value-book.ts";

/** Alive notional whose knock-in lies in [low, high) of index points. */
export interface LadderBin {
  readonly index: string;
  readonly low: number;
  readonly high: number;
  readonly notionalCny: number;
  readonly contracts: number;
  /** Fall of the index from today's close to the mean knock-in of the bin, weighted with notional; a share of it. */
  readonly distance: number;
}

/** Knock-in price of a position in index points, NaN for a contract without one. */
export function knockInLevel({ contract: { terms } }: Position): number {
  return terms.knockIn ? terms.initialPrice * terms.knockIn.ratio : Number.NaN;
}

/**
 * Alive notional by knock-in level, in bins of `width` index points, lowest first, empty bins left out. Throws
 * InputError for a width that is not above 0.
 */
export function knockInLadder(
  positions: readonly Position[],
  setting: BookSetting,
  index: string,
  width: number,
): LadderBin[] {
  if (!(width > 0)) throw new InputError(`bin width is ${width}; expected index points above 0`);
  const bins = new Map<number, Position[]>();
  for (const position of aliveOn(positions, index)) {
    const bin = Math.floor(knockInLevel(position) / width);
    bins.set(bin, [...(bins.get(bin) ?? []), position]);
  }
  return [...bins.entries()]
    .sort(([a], [b]) => a - b)
    .map(([bin, inside]) => binOf(inside, setting, index, bin * width, (bin + 1) * width));
}

/** Alive notional by how far the index must fall to knock in: edges are rising shares, such as 0, 0.02, 0.05. */
export function knockInByDistance(
  positions: readonly Position[],
  setting: BookSetting,
  index: string,
  edges: readonly number[],
): { readonly from: number; readonly to: number; readonly notionalCny: number; readonly contracts: number }[] {
  const alive = aliveOn(positions, index);
  const distances = alive.map((position) => 1 - knockInLevel(position) / marketOf(setting, position).spot);
  return edges.map((from, i) => {
    const to = edges[i + 1] ?? Infinity;
    const inside = alive.filter((_, p) => distances[p] >= from && distances[p] < to);
    return { from, to, notionalCny: notionalOf(inside), contracts: inside.length };
  });
}

/** The `count` bins of `width` with the most notional, largest first. */
export function largestClusters(bins: readonly LadderBin[], count: number): LadderBin[] {
  return bins.toSorted((a, b) => b.notionalCny - a.notionalCny || a.low - b.low).slice(0, count);
}

/** The bin nearest below today's close that holds at least `leastCny`, or null where none does. */
export function nearestCluster(bins: readonly LadderBin[], leastCny: number): LadderBin | null {
  const large = bins.filter((bin) => bin.notionalCny >= leastCny && bin.distance >= 0);
  return large.toSorted((a, b) => a.distance - b.distance)[0] ?? null;
}

export function notionalOf(positions: readonly Position[]): number {
  return positions.reduce((sum, { contract }) => sum + contract.notionalCny, 0);
}

function aliveOn(positions: readonly Position[], index: string): Position[] {
  return positions.filter(
    (position) => position.state === "alive" && position.contract.index === index && position.contract.terms.knockIn,
  );
}

function binOf(inside: readonly Position[], setting: BookSetting, index: string, low: number, high: number): LadderBin {
  const notionalCny = notionalOf(inside);
  const weighted = inside.reduce((sum, p) => sum + p.contract.notionalCny * knockInLevel(p), 0);
  const { spot } = marketOf(setting, inside[0]);
  const distance = 1 - weighted / notionalCny / spot;
  return { index, low, high, notionalCny, contracts: inside.length, distance };
}
