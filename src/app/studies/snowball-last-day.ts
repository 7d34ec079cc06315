import type { SnowballDay } from "../../contract.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import {
  type BookContract,
  bookAsOf,
  capped,
  deltaAt,
  fateOf,
  type IndexHistory,
  marketFor,
  oncePerKind,
  unitsOf,
  type ValuedPosition,
} from "../../domain/snowball/book/index.ts";
import type { Kernels, Schedule } from "../../domain/snowball/index.ts";
import { orNull } from "./answer.ts";
import type { IndexEvening } from "./snowball-inputs.ts";
import { tradeAndShares } from "./snowball-trades.ts";

/** What the last day is told from: the book as it stands now, and where every contract came from. */
export interface LastDayParts {
  readonly asOf: Day;
  readonly contracts: readonly BookContract[];
  readonly histories: ReadonlyMap<string, IndexHistory>;
  readonly valued: readonly ValuedPosition[];
  readonly evening: IndexEvening;
  readonly cap: number;
  readonly kernels: Kernels;
}

/**
 * What the notes on one index that lived the evening before made their dealers trade over the day, all else being as
 * it is valued today; null where there is no close before. Notes issued on the day are not in it.
 */
export function lastDay(parts: LastDayParts): SnowballDay | null {
  const { asOf, evening, cap, valued } = parts;
  const { view, before, futures } = evening;
  if (!before) return null;
  const nowOf = new Map(valued.map((at) => [at.position.contract.id, at]));
  const history = parts.histories.get(view.index)!;
  const sums = { units: 0, cappedUnits: 0, knockedInCny: 0, knockedOutCny: 0 };
  const fate = oncePerKind((contract) => fateOf(contract, history, asOf));
  const deltas = new Map<Schedule, number>();
  for (const position of positionsBefore(parts, history, before.day)) {
    const { contract, state, schedule } = position;
    // Notes of one kind share their schedule.
    const market = marketFor(view, schedule.days);
    const then = deltas.get(schedule) ?? deltaAt(position, market, before.spot, parts.kernels);
    deltas.set(schedule, then);
    const now = nowOf.get(contract.id);
    const delta = now?.now.delta ?? 0;
    sums.units += unitsOf(contract) * (delta - then);
    sums.cappedUnits += unitsOf(contract) * (capped(delta, cap) - capped(then, cap));
    if (state === "alive" && now?.position.state === "knocked-in") sums.knockedInCny += contract.notionalCny;
    if (!now && fate(contract).status === "knocked-out") sums.knockedOutCny += contract.notionalCny;
  }
  const { knockedInCny, knockedOutCny } = sums;
  return {
    index: view.index,
    from: formatDay(before.day),
    to: formatDay(asOf),
    move: view.spot / before.spot - 1,
    knockedInCny,
    knockedOutCny,
    ...tradeAndShares(evening, sums.units, sums.cappedUnits),
    openInterest: orNull(futures.openInterest),
    openInterestChange: orNull(futures.openInterest - before.futures.openInterest),
    turnoverCny: orNull(futures.turnoverCny),
    basis: orNull(futures.basis),
    basisBefore: orNull(before.futures.basis),
  };
}

/**
 * Positions on the index on the evening before. A status that was given is today's: where all closes are known
 * yesterday's follows from them, else living notes count as they are today and ended ones are left out.
 */
function positionsBefore({ contracts, evening }: LastDayParts, history: IndexHistory, day: Day) {
  const { index } = evening.view;
  const own = contracts.filter((contract) => contract.index === index && contract.issueDate <= day);
  const isKnown = oncePerKind((contract) => fateOf(contract, history, day).unknownFrom === null);
  const told = own.flatMap((contract): BookContract[] => {
    if (isKnown(contract)) return [{ ...contract, status: null }];
    return contract.status === "alive" || contract.status === "knocked-in" ? [contract] : [];
  });
  return bookAsOf(told, new Map([[index, history]]), day).living;
}
