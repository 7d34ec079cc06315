import type { Note } from "../../contract.ts";
import { addTradingDays, type Day, formatDay, tradingDays } from "../../domain/calendar/index.ts";
import type { TableName } from "../schema.ts";
import type { Finding } from "./finding.ts";

/**
 * Runs of trading days without a row between the first and the last day of a series, one finding a run. `days` are the
 * days present, ascending.
 */
export function missingDays(table: TableName, code: string, days: Int32Array): Finding[] {
  const findings: Finding[] = [];
  for (let i = 1; i < days.length; i++) {
    const next = addTradingDays(days[i - 1], 1);
    if (days[i] > next)
      findings.push({ check: "missing-days", table, code, day: next, detail: gap(next, days[i] - 1) });
  }
  return findings;
}

/** A day with fewer rows than this share of the last whole day is a part of a day. */
const WHOLE = 0.5;

/** Days on which a table has rows of fewer than half as many codes as on its last whole day, one finding a day. */
export function partialDays(table: TableName, days: Int32Array): Finding[] {
  const findings: Finding[] = [];
  let whole = 0;
  for (let start = 0; start < days.length; ) {
    let end = start + 1;
    while (days[end] === days[start]) end++;
    const count = end - start;
    if (count >= WHOLE * whole) whole = count;
    else findings.push({ check: "missing-days", table, code: "", day: days[start], detail: part(count, whole) });
    start = end;
  }
  return findings;
}

function part(count: number, whole: number): Note {
  return {
    zh: `只有 ${count} 个代码，此前完整的一日有 ${whole} 个`,
    en: `rows of ${count} codes only, where the last whole day has ${whole}`,
  };
}

function gap(from: Day, to: Day): Note {
  const missing = tradingDays(from, to);
  const [first, last] = [missing[0], missing[missing.length - 1]].map(formatDay);
  return missing.length === 1
    ? { zh: `${first} 没有数据`, en: `no row on ${first}` }
    : {
        zh: `${first} 至 ${last} 共 ${missing.length} 个交易日没有数据`,
        en: `no rows on ${missing.length} trading days, ${first} to ${last}`,
      };
}
