import { DataGap } from "../../../errors.ts";
import { type Day, formatDay } from "../../calendar/index.ts";
import type { Schedule, State } from "../schedule.ts";
import { scheduleOf } from "../schedule-of.ts";
import { NOTE_CALENDAR } from "./calendar.ts";
import { type BookContract, type BookStatus, termsOf } from "./contract.ts";
import type { IndexHistory } from "./history.ts";
import { statusOf } from "./status.ts";

/** A living contract after the close of a day: what is left of it, and its state. */
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
  for (const contract of contracts) {
    const series = closes.get(contract.index);
    if (!series) throw new DataGap(`${contract.index} has no close on ${formatDay(asOf)}; import its closes`);
    const status = statusOf(contract, series, asOf);
    const same = byStatus.get(status);
    if (same) same.push(contract);
    else byStatus.set(status, [contract]);
    if (status === "alive" || status === "knocked-in") {
      living.push({ contract, state: status, schedule: remaining(contract, asOf) });
    }
  }
  return { asOf, living, byStatus };
}

/** What is left of a contract after the close of `asOf`, a day from its issue to before its maturity. */
export function remaining(contract: BookContract, asOf: Day): Schedule {
  return scheduleOf(termsOf(contract), asOf, NOTE_CALENDAR);
}
