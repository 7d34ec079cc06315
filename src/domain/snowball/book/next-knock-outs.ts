import type { Day } from "../../calendar/index.ts";
import { knockOutRatio, observationDay } from "../schedule-of.ts";
import type { Position } from "./book-contract.ts";
import type { BookSetting } from "./value-book.ts";

/** What is observed for knock-out on one day to come. */
export interface KnockOutDay {
  readonly day: Day;
  readonly index: string;
  readonly notionalCny: number;
  readonly contracts: number;
  /** Lowest and highest barrier, in index points. */
  readonly lowest: number;
  readonly highest: number;
}

/** The next knock-out dates of the positions, soonest first, at most `count`, by day and index. */
export function nextKnockOuts(positions: readonly Position[], setting: BookSetting, count: number): KnockOutDay[] {
  const days = new Map<string, KnockOutDay>();
  for (const { contract } of positions) {
    const next = nextObservation(contract.terms, setting);
    if (!next) continue;
    const key = `${next.day} ${contract.index}`;
    const known = days.get(key);
    days.set(key, {
      day: next.day,
      index: contract.index,
      notionalCny: (known?.notionalCny ?? 0) + contract.notionalCny,
      contracts: (known?.contracts ?? 0) + 1,
      lowest: Math.min(known?.lowest ?? Infinity, next.barrier),
      highest: Math.max(known?.highest ?? 0, next.barrier),
    });
  }
  return [...days.values()].sort((a, b) => a.day - b.day || a.index.localeCompare(b.index)).slice(0, count);
}

function nextObservation(terms: Position["contract"]["terms"], { asOf, calendar }: BookSetting) {
  for (let month = terms.lockMonths; month <= terms.tenorMonths; month++) {
    const day = observationDay(terms.issueDate, month, calendar);
    if (day > asOf) return { day, barrier: terms.initialPrice * knockOutRatio(terms, month) };
  }
  return null;
}
