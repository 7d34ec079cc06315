import type { Day } from "../calendar/index.ts";

/** One announcement of a pledge, as the store holds it; NaN where unknown, null where a day is not told. */
export interface PledgeRow {
  readonly announced: Day;
  readonly code: string;
  readonly pledgor: string;
  readonly pledgee: string;
  readonly start: Day;
  readonly released: Day | null;
  readonly shares: number;
  /** Yuan lent; NaN where it is not told. */
  readonly loanCny: number;
  /** Performance ratios, decimals; NaN where they are not told. */
  readonly warningLine: number;
  readonly closeOutLine: number;
}

/** A pledge over the days on which what one announcement says of it is known and holds. */
export interface PledgeSpan extends PledgeRow {
  /** First day: announced and begun. */
  readonly from: Day;
  /** First day on which it no longer holds: released, or told anew; Infinity where neither is known. */
  readonly until: number;
}

/**
 * Announcements as spans: each holds from the day it was announced, and not before its pledge began, until the next
 * announcement of the same code, pledgor, pledgee and start, or the release that it tells. So on each day a pledge is what
 * was known of it that day; spans without a day are left out. The order is that of the rows.
 */
export function pledgeSpans(rows: readonly PledgeRow[]): PledgeSpan[] {
  const nextDay = nextAnnouncements(rows);
  return rows.flatMap((row, i) => {
    const from = Math.max(row.announced, row.start);
    const until = Math.min(nextDay[i], row.released ?? Number.POSITIVE_INFINITY);
    return until > from ? [{ ...row, from, until }] : [];
  });
}

/** For each row the day of the next announcement of the same pledge; Infinity where there is none. */
function nextAnnouncements(rows: readonly PledgeRow[]): Float64Array {
  const next = new Float64Array(rows.length).fill(Number.POSITIVE_INFINITY);
  const latestOf = new Map<string, number>();
  const order = rows.map((_, i) => i).sort((a, b) => rows[a].announced - rows[b].announced);
  for (const i of order) {
    const { code, pledgor, pledgee, start } = rows[i];
    const pledge = JSON.stringify([code, pledgor, pledgee, start]);
    const before = latestOf.get(pledge);
    if (before !== undefined) next[before] = rows[i].announced;
    latestOf.set(pledge, i);
  }
  return next;
}

/** The spans that hold on a day. */
export function inForce(spans: readonly PledgeSpan[], day: Day): PledgeSpan[] {
  return spans.filter(({ from, until }) => from <= day && day < until);
}
