import type { Day } from "../../domain/calendar/index.ts";
import type { FetchedKey } from "./fetch-store.ts";
import { shanghaiTime } from "./shanghai.ts";
import type { UnitKey } from "./source.ts";

/** An answer that came too early is asked for again no sooner than this. */
const SOON_MS = 30 * 60_000;

/**
 * Keys that must still be asked for: neither answered for good, nor held by the store already, nor asked for a moment ago.
 * An open answer with rows is asked for again on the next day, an early empty one after half an hour.
 */
export function lackingKeys(
  keys: readonly UnitKey[],
  fetched: ReadonlyMap<string, FetchedKey>,
  held: ReadonlySet<Day>,
  now: Date,
): UnitKey[] {
  return keys.filter((key) => {
    const before = fetched.get(key.key);
    if (before === undefined) return !held.has(key.to);
    if (before.isFinal) return false;
    const then = new Date(before.fetchedAt);
    if (before.rows > 0) return shanghaiTime(then).day < shanghaiTime(now).day;
    return now.getTime() - then.getTime() >= SOON_MS;
  });
}
