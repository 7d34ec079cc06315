import { type Day, formatDay, tradingDays } from "../../domain/calendar/index.ts";
import type { TableName } from "../schema.ts";
import type { HeldDays, UnitKey, Wanted } from "./source.ts";

/** Calendar days after which a trading day without rows is believed to have had none. */
const BELIEVED_AFTER = 3;

/** A key for each trading day whose data are out: today's from `readyHour` on, Shanghai time. */
export function dayKeys({ from, to, today, hour }: Wanted, readyHour: number): UnitKey[] {
  const last = Math.min(to, hour >= readyHour ? today : today - 1);
  if (last < from) return [];
  return Array.from(tradingDays(from, last), dayKey);
}

/** The key of one day. */
export function dayKey(day: Day): UnitKey {
  return { key: formatDay(day), to: day, settledOn: day + BELIEVED_AFTER, wholeWithRows: true };
}

/** Days on which each of the tables has a row. */
export function heldIn(...tables: TableName[]): (store: HeldDays) => Promise<ReadonlySet<Day>> {
  return async (store) => {
    const [first, ...others] = await Promise.all(tables.map(async (table) => new Set(await store.heldDays(table))));
    return new Set([...first].filter((day) => others.every((days) => days.has(day))));
  };
}
