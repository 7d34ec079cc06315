import { DataGap } from "../../../errors.ts";
import { type Day, formatDay } from "../../calendar/index.ts";
import { valueOn } from "../../market/series.ts";
import { projectedCalendar } from "../projected-calendar.ts";
import type { Schedule, State } from "../schedule.ts";
import { scheduleOf } from "../schedule-of.ts";
import { type BookContract, type BookStatus, termsOf } from "./contract.ts";
import type { IndexHistory } from "./history.ts";
import { oncePerKind } from "./kind.ts";
import { statusOf } from "./status.ts";

/** A living contract after the close of a day: its state, and what is left of it on an initial price of 1. */
export interface Position {
  readonly contract: BookContract;
  readonly state: State;
  readonly schedule: Schedule;
}

/** A book after the close of a day. */
export interface Book {
  readonly asOf: Day;
  readonly living: readonly Position[];
  /** Contracts by what became of them. */
  readonly byStatus: ReadonlyMap<BookStatus | "not-issued", readonly BookContract[]>;
}

/**
 * The living contracts and their states after the close of `asOf`, from closes of each index. Throws what `statusOf`
 * throws, and DataGap for an index without a close that day.
 */
export function bookAsOf(
  contracts: readonly BookContract[],
  closes: ReadonlyMap<string, IndexHistory>,
  asOf: Day,
): Book {
  const byStatus = new Map<BookStatus | "not-issued", BookContract[]>();
  const living: Position[] = [];
  const resolve = oncePerKind((contract) => resolved(contract, closes, asOf));
  for (const contract of contracts) {
    const { status, schedule } = resolve(contract);
    const same = byStatus.get(status);
    if (same) same.push(contract);
    else byStatus.set(status, [contract]);
    if (schedule) living.push({ contract, state: status === "alive" ? status : "knocked-in", schedule });
  }
  return { asOf, living, byStatus };
}

/** Status of a contract, and what is left of it where it lives. */
function resolved(contract: BookContract, closes: ReadonlyMap<string, IndexHistory>, asOf: Day) {
  const series = closes.get(contract.index);
  if (!series || Number.isNaN(valueOn(series, asOf))) {
    throw new DataGap(`${contract.index} has no close on ${formatDay(asOf)}; import its closes`);
  }
  const status = statusOf(contract, series, asOf);
  const lives = status === "alive" || status === "knocked-in";
  return { status, schedule: lives ? remaining(contract, asOf) : null };
}

/**
 * What is left of a contract after the close of `asOf`, a day from its issue to before its maturity. It is written on
 * an initial price of 1, so that contracts of the same relative terms share their kernels.
 */
export function remaining(contract: BookContract, asOf: Day): Schedule {
  return scheduleOf({ ...termsOf(contract), initialPrice: 1 }, asOf, projectedCalendar);
}
