import type { Day } from "../../calendar/index.ts";
import { type DailySeries, lowerBound, valueOn } from "../../market/series.ts";
import { projectedCalendar } from "../projected-calendar.ts";
import { knockOutRatio, observationDay } from "../schedule-of.ts";
import { type BookContract, type BookStatus, knockInLevel, termsOf } from "./contract.ts";
import { firstGap, type IndexHistory } from "./history.ts";

/** What closes of the index made of a contract by a day. */
export interface Fate {
  readonly status: BookStatus | "not-issued";
  /** First close at or below the knock-in while the contract lived. */
  readonly knockedInOn: Day | null;
  /** Day of the knock-out or of maturity. */
  readonly endedOn: Day | null;
  /** First trading day since issue, while the contract lived, without a close: what it brought is not known. */
  readonly unknownFrom: Day | null;
}

/**
 * Replays a contract on the closes after its issue, up to and with `asOf`. On each day the knock-out is tested before
 * the knock-in; the day of issue is not observed. Closes that are missing are passed over and told.
 */
export function fateOf(contract: BookContract, closes: IndexHistory, asOf: Day): Fate {
  const { issueDate, tenorMonths } = contract;
  if (asOf < issueDate) return { status: "not-issued", knockedInOn: null, endedOn: null, unknownFrom: null };
  const maturity = observationDay(issueDate, tenorMonths, projectedCalendar);
  const knockedOutOn = firstKnockOut(contract, closes, asOf);
  const endedOn = knockedOutOn ?? (maturity <= asOf ? maturity : null);
  const last = endedOn ?? asOf;
  // The close that knocks out does not knock in; that of maturity may.
  const knockedInOn = firstAtOrBelow(
    closes,
    knockInLevel(contract),
    issueDate,
    knockedOutOn === null ? last : last - 1,
  );
  const living = knockedInOn === null ? "alive" : "knocked-in";
  const ended = knockedOutOn === null ? "matured" : "knocked-out";
  return {
    status: endedOn === null ? living : ended,
    knockedInOn,
    endedOn,
    unknownFrom: firstGap(closes, issueDate, last),
  };
}

/** First knock-out date up to `asOf` that closed at or above its barrier; null where none did. */
function firstKnockOut(contract: BookContract, closes: DailySeries, asOf: Day): Day | null {
  const terms = termsOf(contract);
  for (let month = contract.lockMonths; month <= contract.tenorMonths; month++) {
    const day = observationDay(contract.issueDate, month, projectedCalendar);
    if (day > asOf) return null;
    if (valueOn(closes, day) >= contract.initialPrice * knockOutRatio(terms, month)) return day;
  }
  return null;
}

function firstAtOrBelow({ days, values }: DailySeries, level: number, after: Day, last: Day): Day | null {
  for (let i = lowerBound(days, after + 1); i < days.length && days[i] <= last; i++) {
    if (values[i] <= level) return days[i];
  }
  return null;
}
