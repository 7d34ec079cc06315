import { type Day, lastTradingDay, listedMonths } from "../../calendar/index.ts";
import type { WeightedContract } from "../../dislocation/index.ts";

/** Days of the past that stand for a day to come: their nearest contract had as many days left, give or take so many. */
const NEARNESS = 2;

/**
 * The contracts that will be listed on a day, with the shares of open interest that contracts of the same rank had on
 * days of the past when the nearest had about as many calendar days left (give or take 2; on all days where there is no
 * such day). `past` holds the contracts of each day, nearest first.
 */
export function expectedContracts(day: Day, past: readonly (readonly WeightedContract[])[]): WeightedContract[] {
  const left = listedMonths(day).map((month) => lastTradingDay(month) - day);
  const whole = past.filter((contracts) => contracts.length === left.length);
  const alike = whole.filter(([near]) => Math.abs(near.calendarDays - left[0]) <= NEARNESS);
  const used = alike.length > 0 ? alike : whole;
  return left.map((calendarDays, rank) => ({
    calendarDays,
    openInterest: used.length === 0 ? 1 : meanShare(used, rank),
  }));
}

function meanShare(past: readonly (readonly WeightedContract[])[], rank: number): number {
  let sum = 0;
  for (const contracts of past) {
    const total = contracts.reduce((all, { openInterest }) => all + openInterest, 0);
    sum += contracts[rank].openInterest / total;
  }
  return sum / past.length;
}
