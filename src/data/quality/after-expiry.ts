import {
  CALENDAR_LAST_DAY,
  formatDay,
  lastTradingDay,
  monthOf,
  parseContract,
  yearOf,
} from "../../domain/calendar/index.ts";
import type { CloseRows, Finding } from "./finding.ts";

const LAST_MONTH = yearOf(CALENDAR_LAST_DAY) * 12 + monthOf(CALENDAR_LAST_DAY) - 1;

/** Last trading day of an index future, infinity where it lies after the table of trading days. */
export function expiryOf(symbol: string): number {
  const { month } = parseContract(symbol);
  return month > LAST_MONTH ? Number.POSITIVE_INFINITY : lastTradingDay(month);
}

/** Rows of index futures after their last trading day. */
export function tradedAfterExpiry(rows: CloseRows): Finding[] {
  const expiries = rows.codes.map(expiryOf);
  const findings: Finding[] = [];
  for (let row = 0; row < rows.days.length; row++) {
    const expiry = expiries[rows.codeOf[row]];
    if (rows.days[row] <= expiry) continue;
    const code = rows.codes[rows.codeOf[row]];
    const detail = {
      zh: `最后交易日 ${formatDay(expiry)} 之后仍有一行`,
      en: `a row after the last trading day, ${formatDay(expiry)}`,
    };
    findings.push({ check: "traded-after-expiry", table: rows.table, code, day: rows.days[row], detail });
  }
  return findings;
}
