import { type BasisSnapshot, chooseContract, type RollRule } from "../basis/index.ts";

/** What is short: one contract by its symbol, or the contract that a roll rule holds. */
export type ShortRule = RollRule | { readonly symbol: string };

/** Return of what is short by day of ascending snapshots, and the contract that it was made in. */
export interface ShortReturns {
  /** NaN on the first day and where the contract has no close on this day or the one before. */
  readonly returns: Float64Array;
  /** Contract held into each close; null where there was none. */
  readonly contracts: readonly (string | null)[];
}

/** Returns of a contract from close to close; the contract of a day is chosen at the close before. */
export function shortReturns(snapshots: readonly BasisSnapshot[], rule: ShortRule): ShortReturns {
  const returns = new Float64Array(snapshots.length).fill(Number.NaN);
  const contracts: (string | null)[] = snapshots.map(() => null);
  let held: string | null = null;
  for (let t = 1; t < snapshots.length; t++) {
    const before = snapshots[t - 1].contracts;
    held = typeof rule === "object" ? rule.symbol : (chooseContract(before, rule, held)?.symbol ?? null);
    const from = before.find(({ symbol }) => symbol === held);
    const to = snapshots[t].contracts.find(({ symbol }) => symbol === held);
    contracts[t] = held;
    if (from && to) returns[t] = to.close / from.close - 1;
  }
  return { returns, contracts };
}
