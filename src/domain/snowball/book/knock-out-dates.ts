import type { Day } from "../../calendar/index.ts";
import { projectedCalendar } from "../projected-calendar.ts";
import { knockOutRatio, observationDay } from "../schedule-of.ts";
import { termsOf } from "./contract.ts";
import type { Position } from "./position.ts";

/** Notes of one index that may knock out on a day. */
export interface KnockOutDay {
  readonly date: Day;
  readonly index: string;
  readonly contracts: number;
  readonly notionalCny: number;
  /** Lowest and highest barrier among them. */
  readonly lowestBarrier: number;
  readonly highestBarrier: number;
  /** Notional that would knock out if the index closed that day where it stands. */
  readonly atSpotCny: number;
}

/** The first `count` days on which living notes may knock out, each note on its next date alone. */
export function nextKnockOutDays(
  living: readonly Position[],
  asOf: Day,
  spotOf: (index: string) => number,
  count: number,
): KnockOutDay[] {
  const days = new Map<string, KnockOutDay>();
  for (const { contract } of living) {
    const next = nextDate(contract, asOf);
    if (!next) continue;
    const { index, notionalCny } = contract;
    const key = `${next.date} ${index}`;
    const known = days.get(key);
    days.set(key, {
      date: next.date,
      index,
      contracts: (known?.contracts ?? 0) + 1,
      notionalCny: (known?.notionalCny ?? 0) + notionalCny,
      lowestBarrier: Math.min(known?.lowestBarrier ?? Infinity, next.barrier),
      highestBarrier: Math.max(known?.highestBarrier ?? 0, next.barrier),
      atSpotCny: (known?.atSpotCny ?? 0) + (spotOf(index) >= next.barrier ? notionalCny : 0),
    });
  }
  const sorted = [...days.values()].sort((a, b) => a.date - b.date || (a.index < b.index ? -1 : 1));
  return sorted.slice(0, count);
}

function nextDate(contract: Position["contract"], asOf: Day): { date: Day; barrier: number } | null {
  const terms = termsOf(contract);
  for (let month = contract.lockMonths; month <= contract.tenorMonths; month++) {
    const date = observationDay(contract.issueDate, month, projectedCalendar);
    if (date > asOf) return { date, barrier: contract.initialPrice * knockOutRatio(terms, month) };
  }
  return null;
}
