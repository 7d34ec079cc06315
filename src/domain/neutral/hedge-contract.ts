import { type BasisSnapshot, chooseContract, type RollRule } from "../basis/index.ts";
import type { HedgeContract } from "./backtest.ts";

/** Contracts with a price on each day of `days`, by symbol; the day's gains are paid by the close. */
export function contractsByDay(
  days: Int32Array,
  snapshots: readonly BasisSnapshot[],
  multiplier: number,
): ReadonlyMap<string, HedgeContract>[] {
  const byDay = new Map(snapshots.map((snapshot) => [snapshot.day, snapshot]));
  return Array.from(days, (day) => {
    const contracts = byDay.get(day)?.contracts ?? [];
    return new Map(
      contracts.map(({ symbol, close, calendarDays }) => [
        symbol,
        { symbol, multiplier, close, mark: close, calendarDays },
      ]),
    );
  });
}

/**
 * The contract to be short after the close of each day of ascending days: by a roll rule, or one contract until its last
 * trading day, at whose close it is left. Null on days without contracts to choose from.
 */
export function contractRule(
  days: Int32Array,
  snapshots: readonly BasisSnapshot[],
  rule: RollRule | { readonly symbol: string },
): (t: number) => string | null {
  const byDay = new Map(snapshots.map((snapshot) => [snapshot.day, snapshot.contracts]));
  let held: string | null = null;
  return (t) => {
    const contracts = byDay.get(days[t]);
    if (!contracts) return held;
    if (typeof rule === "object") {
      const own = contracts.find(({ symbol }) => symbol === rule.symbol);
      return own && own.calendarDays > 0 ? own.symbol : null;
    }
    held = chooseContract(contracts, rule, held)?.symbol ?? null;
    return held;
  };
}
