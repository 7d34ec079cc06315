import { type BasisSnapshot, chooseContract, type RollRule } from "../basis/index.ts";
import type { Day } from "../calendar/index.ts";
import type { HedgeContract } from "./backtest.ts";

/** Settlement price of a contract on a day; NaN where it is not known. */
export type SettlementOn = (symbol: string, day: Day) => number;

/** Margin of a short and fee in force for a contract on a day; NaN where they are not known. */
export type TermsOn = (symbol: string, day: Day) => { readonly marginRate: number; readonly fee: number };

const NO_TERMS: TermsOn = () => ({ marginRate: Number.NaN, fee: Number.NaN });

/**
 * Contracts with a close on each day of `days`, by symbol. The day's gains are paid by the settlement price where it is
 * known, else by the close (CFFEX settles at the last hour's volume-weighted mean).
 */
export function contractsByDay(
  days: Int32Array,
  snapshots: readonly BasisSnapshot[],
  multiplier: number,
  settlementOn: SettlementOn = () => Number.NaN,
  termsOn: TermsOn = NO_TERMS,
): ReadonlyMap<string, HedgeContract>[] {
  const byDay = new Map(snapshots.map((snapshot) => [snapshot.day, snapshot]));
  return Array.from(days, (day) => {
    const contracts = byDay.get(day)?.contracts ?? [];
    return new Map(
      contracts.map(({ symbol, close, calendarDays }) => {
        const settled = settlementOn(symbol, day);
        const mark = Number.isNaN(settled) ? close : settled;
        return [symbol, { symbol, multiplier, close, mark, calendarDays, ...termsOn(symbol, day) }];
      }),
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
