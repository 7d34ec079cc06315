import { type Day, lastTradingDay, listedMonths } from "../calendar/index.ts";
import type { WeightedContract } from "../dislocation/index.ts";

/** Usual share of the nearest contract in the open interest far from its expiry, and how it leaves it. */
const NEAR = 0.44;
const LEAVING_SHARE = 0.85;
const LEAVING_DAYS = 6.5;
const THIRD = 0.31;
const FOURTH = 0.14;

/**
 * The four contracts listed at a close with the shares of open interest that they usually have: the nearest
 * 0.44 (1 - 0.85 e^(-n / 6.5)) with n calendar days left, the quarter months 0.31 and 0.14, the next month the rest.
 * For days of which nothing is recorded. Means of IC 2018-2024 and IM 2022-2024, within 0.05 of each share.
 */
export function usualContracts(day: Day): WeightedContract[] {
  const left = listedMonths(day).map((month) => lastTradingDay(month) - day);
  const near = NEAR * (1 - LEAVING_SHARE * Math.exp(-left[0] / LEAVING_DAYS));
  const shares = [near, 1 - near - THIRD - FOURTH, THIRD, FOURTH];
  return left.map((calendarDays, n) => ({ calendarDays, openInterest: shares[n] }));
}
