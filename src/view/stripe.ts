import type { Band } from "../contract.ts";

/** Where the normal range starts and ends in every cell, as a share of the cell's width. */
export const STRIPE_LOW = 0.36;
export const STRIPE_HIGH = 0.64;

/** Room beside the stripe that values outside can use, and how many ranges away they fill 63% of it. */
const OUTSIDE_ROOM = 0.325;
const OUTSIDE_RANGES = 1.7;

/**
 * Place of a value in the evidence cell, 0 to 1: the normal range fills 36% to 64%, whatever its unit; outside it the
 * scale is compressed exponentially, so that an extreme stays in the cell. NaN for a value that is not finite.
 */
export function stripePlace(value: number, { low, high }: Band): number {
  if (!Number.isFinite(value)) return Number.NaN;
  const range = high > low ? high - low : Math.max(Math.abs(high), 1e-6);
  const outside = value < low ? (value - low) / range : value > high ? (value - high) / range : 0;
  if (outside !== 0) {
    const away = OUTSIDE_ROOM * (1 - Math.exp(-Math.abs(outside) / OUTSIDE_RANGES));
    return outside < 0 ? STRIPE_LOW - away : STRIPE_HIGH + away;
  }
  const inside = high > low ? (value - low) / (high - low) : 0.5;
  return STRIPE_LOW + inside * (STRIPE_HIGH - STRIPE_LOW);
}
