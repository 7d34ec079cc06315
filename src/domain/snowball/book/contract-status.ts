import { DataGap, InputError } from "../../../errors.ts";
import { type Day, formatDay } from "../../calendar/index.ts";
import { type DailySeries, indexOfDay, lowerBound } from "../../market/series.ts";
import { knockOutRatio, observationDay, type TradingCalendar } from "../schedule-of.ts";
import type { SnowballTerms } from "../terms.ts";
import type { BookContract, ContractStatus, Position } from "./book-contract.ts";

/** What a contract's history comes to, and the day on which it came to it; null for one that nothing happened to. */
export interface DerivedStatus {
  readonly status: ContractStatus;
  readonly day: Day | null;
}

/**
 * Status after the close of `asOf`, from the closes of the index since issue: on each day the knock-out is looked at
 * first, then the knock-in, as the contract has it. A Paris knock-in is counted. Only closes up to `asOf` are read.
 * Throws DataGap naming the days where a close is missing on which something was observed.
 */
export function deriveStatus(
  terms: SnowballTerms,
  closes: DailySeries,
  asOf: Day,
  calendar: TradingCalendar,
): DerivedStatus {
  const knockOut = knockOutLevels(terms, asOf, calendar);
  const maturity = observationDay(terms.issueDate, terms.tenorMonths, calendar);
  const { knockIn, initialPrice } = terms;
  let knockedIn: Day | null = null;
  let count = 0;
  requireCloses(terms, closes, Math.min(asOf, maturity), calendar);
  const end = lowerBound(closes.days, Math.min(asOf, maturity) + 1);
  for (let i = lowerBound(closes.days, terms.issueDate + 1); i < end; i++) {
    const day = closes.days[i];
    const close = closes.values[i];
    if (close >= (knockOut.get(day) ?? Infinity)) return { status: "knocked-out", day };
    if (!knockIn || knockedIn !== null || (knockIn.observe === "expiry" && day !== maturity)) continue;
    const isBelow = close <= initialPrice * knockIn.ratio;
    count = isBelow ? count + 1 : knockIn.paris?.count === "cumulative" ? count : 0;
    if (count >= (knockIn.paris?.days ?? 1)) knockedIn = day;
  }
  if (asOf >= maturity) return { status: "matured", day: maturity };
  return knockedIn === null ? { status: "alive", day: null } : { status: "knocked-in", day: knockedIn };
}

function knockOutLevels(terms: SnowballTerms, asOf: Day, calendar: TradingCalendar): Map<Day, number> {
  const levels = new Map<Day, number>();
  for (let month = terms.lockMonths; month <= terms.tenorMonths; month++) {
    const day = observationDay(terms.issueDate, month, calendar);
    if (day > asOf) break;
    levels.set(day, terms.initialPrice * knockOutRatio(terms, month));
  }
  return levels;
}

function requireCloses(terms: SnowballTerms, closes: DailySeries, last: Day, calendar: TradingCalendar): void {
  const first = lowerBound(closes.days, terms.issueDate + 1);
  const end = lowerBound(closes.days, last + 1);
  let present = 0;
  for (let i = first; i < end; i++) if (!Number.isNaN(closes.values[i])) present++;
  const expected = calendar.tradingDaysBetween(terms.issueDate, last);
  if (present < expected) {
    const days = `${formatDay(terms.issueDate + 1)} to ${formatDay(last)}`;
    throw new DataGap(
      `${expected - present} closes of the index are missing from ${days}; a contract's status needs all`,
    );
  }
}

/**
 * The contracts still there after the close of `asOf`, with their states, in the order of the book. A status given in
 * the book is checked against the history where there is one. Throws InputError where the two contradict each other or
 * an index has no history and a contract no status, and DataGap as deriveStatus.
 */
export function openPositions(
  contracts: readonly BookContract[],
  histories: ReadonlyMap<string, DailySeries>,
  asOf: Day,
  calendar: TradingCalendar,
): Position[] {
  return contracts.flatMap((contract): Position[] => {
    const status = statusOf(contract, histories.get(contract.index), asOf, calendar);
    return status === "alive" || status === "knocked-in" ? [{ contract, state: status }] : [];
  });
}

function statusOf(
  contract: BookContract,
  closes: DailySeries | undefined,
  asOf: Day,
  calendar: TradingCalendar,
): ContractStatus {
  const { id, index, status, terms } = contract;
  if (asOf < terms.issueDate) {
    throw new InputError(
      `contract ${id} is issued on ${formatDay(terms.issueDate)}; expected a day up to ${formatDay(asOf)}`,
    );
  }
  if (!closes) {
    if (status !== null) return status;
    throw new InputError(`contract ${id} is on ${index}, which has no history; expected its status in the book`);
  }
  const derived = deriveStatus(terms, closes, asOf, calendar);
  if (status !== null && status !== derived.status) {
    const since =
      derived.day === null ? "" : ` since ${formatDay(derived.day)}, when it closed at ${closeOn(closes, derived.day)}`;
    throw new InputError(
      `contract ${id} is "${status}" in the book; expected "${derived.status}", as ${index} has it${since}`,
    );
  }
  return derived.status;
}

function closeOn(closes: DailySeries, day: Day): number {
  return closes.values[indexOfDay(closes.days, day)];
}
