import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";

/** Who belonged to an index when, by place in a panel's codes. */
export interface IndexMembers {
  /** Whether the stock belonged after the close of a day. */
  readonly isMember: (stock: number, day: Day) => boolean;
  /** First day from which any member is known; null where none is loaded. */
  readonly knownFrom: Day | null;
}

/** Members of an index as its loaded joinings and leavings up to `to` tell them. */
export async function loadIndexMembers(
  store: Store,
  index: string,
  codes: readonly string[],
  to?: Day,
): Promise<IndexMembers> {
  const columns = ["code", "from_date", "to_date"];
  const rows = await store.scan("index_member", { columns, codes: [index], to });
  const [from, until] = [rows.dates("from_date"), rows.dates("to_date")];
  const rowsOf = new Map<string, number[]>();
  rows.texts("code").forEach((code, row) => {
    const own = rowsOf.get(code);
    if (own) own.push(row);
    else rowsOf.set(code, [row]);
  });
  const stays = codes.map((code) => rowsOf.get(code) ?? []);
  return {
    isMember: (stock, day) => stays[stock].some((row) => from[row] <= day && day < until[row]),
    knownFrom: rows.count === 0 ? null : from.reduce((first, day) => Math.min(first, day)),
  };
}
