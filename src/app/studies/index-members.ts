import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";

/** Who belonged to an index when, by place in a panel's codes. */
export interface IndexMembers {
  /** Whether the stock belonged after the close of a day. */
  readonly isMember: (stock: number, day: Day) => boolean;
  /** First day from which any member is known; null where none is loaded. */
  readonly knownFrom: Day | null;
}

/**
 * Members of an index up to `to`: as the latest fetched list of the day tells them, else as the loaded joinings and
 * leavings do.
 */
export async function loadIndexMembers(
  store: Store,
  index: string,
  codes: readonly string[],
  to?: Day,
): Promise<IndexMembers> {
  const columns = ["code", "from_date", "to_date"];
  const rows = await store.scan("index_member", { columns, codes: [index], to });
  const [from, until] = [rows.dates("from_date"), rows.dates("to_date")];
  const lists = await loadMemberLists(store, index, to);
  const rowsOf = new Map<string, number[]>();
  rows.texts("code").forEach((code, row) => {
    const own = rowsOf.get(code);
    if (own) own.push(row);
    else rowsOf.set(code, [row]);
  });
  const stays = codes.map((code) => rowsOf.get(code) ?? []);
  const stayed = (stock: number, day: Day) => stays[stock].some((row) => from[row] <= day && day < until[row]);
  const firsts = [...from, ...lists.map(({ day }) => day)];
  return {
    isMember: (stock, day) => listOn(lists, day)?.codes.has(codes[stock]) ?? stayed(stock, day),
    knownFrom: firsts.length === 0 ? null : firsts.reduce((first, day) => Math.min(first, day)),
  };
}

/** The members of an index as a source listed them on one day. */
export interface MemberList {
  readonly day: Day;
  readonly codes: ReadonlySet<string>;
}

/** A list is believed until a later one, but no longer than this: two months of lists that were not fetched. */
const LIST_LASTS = 92;

/** The last list on or before a day; undefined where none is recent enough. */
export function listOn(lists: readonly MemberList[], day: Day): MemberList | undefined {
  const last = lists.findLast((list) => list.day <= day);
  return last && day - last.day <= LIST_LASTS ? last : undefined;
}

/** The lists of an index's members with weights that were fetched, up to `to`, in order of day. */
export async function loadMemberLists(store: Store, index: string, to?: Day): Promise<MemberList[]> {
  const rows = await store.scan("index_weight", { columns: ["date", "code"], codes: [index], to });
  const days = rows.dates("date");
  const lists = new Map<Day, Set<string>>();
  rows.texts("code").forEach((code, row) => {
    const codes = lists.get(days[row]) ?? new Set<string>();
    lists.set(days[row], codes.add(code));
  });
  return [...lists].map(([day, codes]) => ({ day, codes }));
}
