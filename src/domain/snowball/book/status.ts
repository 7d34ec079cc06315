import { DataGap, InputError } from "../../../errors.ts";
import { type Day, formatDay } from "../../calendar/index.ts";
import { upTo, valueOn } from "../../market/series.ts";
import { projectedCalendar } from "../projected-calendar.ts";
import { observationDay } from "../schedule-of.ts";
import { type BookContract, type BookStatus, knockInLevel } from "./contract.ts";
import { type Fate, fateOf } from "./fate.ts";
import type { IndexHistory } from "./history.ts";

/**
 * The status of a contract after the close of `asOf`: as derived from the closes since its issue where all are known,
 * else as given. Throws InputError, naming the contract, the day and the close, where what is given contradicts what
 * is known; DataGap where nothing is given and closes are missing.
 */
export function statusOf(contract: BookContract, closes: IndexHistory, asOf: Day): BookStatus | "not-issued" {
  const fate = fateOf(contract, closes, asOf);
  if (fate.status === "not-issued") return fate.status;
  const { status } = contract;
  if (status === null) return derived(contract, fate, asOf);
  if (status === fate.status) return status;
  if (fate.unknownFrom !== null && mayBe(status, fate)) return status;
  throw contradiction(contract, fate, closes, asOf);
}

function derived({ id, index }: BookContract, fate: Fate, asOf: Day): BookStatus | "not-issued" {
  if (fate.unknownFrom === null) return fate.status;
  throw new DataGap(
    `the status of contract ${id} on ${formatDay(asOf)} cannot be told, because ${index} has no close on ${formatDay(fate.unknownFrom)}; import its closes or give the status`,
  );
}

/** Whether closes that are not known may have made a contract what it is said to be, in spite of what is known. */
function mayBe(given: BookStatus, { status, endedOn }: Fate): boolean {
  if (given === "knocked-out") return true;
  if (given === "matured") return status === "matured";
  return endedOn === null && (given === "knocked-in" || status === "alive");
}

function contradiction(contract: BookContract, fate: Fate, closes: IndexHistory, asOf: Day): InputError {
  const { id, status, index } = contract;
  const close = (day: Day) => `${index} closed at ${valueOn(closes, day)} on ${formatDay(day)}`;
  const says = (reason: string) => new InputError(`contract ${id} is said to be ${status}, but ${reason}`);
  if (fate.status === "knocked-out") {
    return says(`${close(fate.endedOn!)}, which knocked it out`);
  }
  if (status === "matured" || (fate.status === "matured" && status !== "knocked-out")) {
    const maturity = observationDay(contract.issueDate, contract.tenorMonths, projectedCalendar);
    return says(`it matures on ${formatDay(maturity)} and the date is ${formatDay(asOf)}`);
  }
  if (status === "knocked-out")
    return says(`no knock-out date up to ${formatDay(asOf)} closed at its barrier or above`);
  if (fate.knockedInOn !== null) {
    return says(`${close(fate.knockedInOn)}, at or below its knock-in of ${knockInLevel(contract)}`);
  }
  const lowest = lowestSince(closes, contract.issueDate, asOf);
  return says(`the lowest close since issue is ${lowest}, above its knock-in of ${knockInLevel(contract)}`);
}

function lowestSince(closes: IndexHistory, after: Day, asOf: Day): string {
  const { days, values } = upTo(closes, asOf);
  let lowest = -1;
  for (let i = 0; i < days.length; i++) {
    if (days[i] > after && !(values[i] >= values[lowest])) lowest = i;
  }
  return lowest < 0 ? "not known" : `${values[lowest]} on ${formatDay(days[lowest])}`;
}
