import { knockInLevel } from "./contract.ts";
import type { Position } from "./position.ts";

/** Width of a bin of knock-in levels, in index points. */
export const LEVEL_WIDTH = 50;

/** Living notes of one index whose knock-in lies in [low, high). */
export interface LevelBin {
  readonly index: string;
  readonly low: number;
  readonly high: number;
  readonly positions: readonly Position[];
  /** Notional of notes alive, and of notes that have knocked in; yuan. */
  readonly aliveCny: number;
  readonly knockedInCny: number;
}

/** The living notes by index and knock-in level, levels rising; empty bins are left out. */
export function levelBins(living: readonly Position[], width = LEVEL_WIDTH): LevelBin[] {
  const bins = new Map<string, Position[]>();
  for (const position of living) {
    const { contract } = position;
    const key = `${contract.index} ${Math.floor(knockInLevel(contract) / width)}`;
    const same = bins.get(key);
    if (same) same.push(position);
    else bins.set(key, [position]);
  }
  const made = [...bins].map(([key, positions]): LevelBin => {
    const [index, step] = key.split(" ");
    const low = Number(step) * width;
    return { index, low, high: low + width, positions, ...notionalByState(positions) };
  });
  return made.sort((a, b) => (a.index < b.index ? -1 : a.index > b.index ? 1 : a.low - b.low));
}

/** Notional of the positions alive and of those knocked in. */
export function notionalByState(positions: readonly Position[]): { aliveCny: number; knockedInCny: number } {
  let aliveCny = 0;
  let knockedInCny = 0;
  for (const { state, contract } of positions) {
    if (state === "alive") aliveCny += contract.notionalCny;
    else knockedInCny += contract.notionalCny;
  }
  return { aliveCny, knockedInCny };
}

/** Mean knock-in level by notional; NaN for none. */
export function meanKnockIn(positions: readonly Position[]): number {
  let sum = 0;
  let notional = 0;
  for (const { contract } of positions) {
    sum += contract.notionalCny * knockInLevel(contract);
    notional += contract.notionalCny;
  }
  return sum / notional;
}
