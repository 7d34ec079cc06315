import { monthOf, yearOf } from "../calendar/index.ts";

/** How often the tradable version is rebalanced. */
export type Rebalance = "weekly" | "monthly";

/** 1 on the first day of each week (from Monday) or month among ascending days; the very first day counts as one. */
export function rebalanceDays(days: Int32Array, rebalance: Rebalance): Uint8Array {
  const periodOf = rebalance === "weekly" ? weekOf : (day: number) => yearOf(day) * 12 + monthOf(day);
  return Uint8Array.from(days, (day, t) => (t === 0 || periodOf(day) !== periodOf(days[t - 1]) ? 1 : 0));
}

/** Number of the Monday-to-Sunday week that a day lies in (1970-01-01 was a Thursday). */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}
