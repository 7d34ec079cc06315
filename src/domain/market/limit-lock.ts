import type { StockPanel } from "./panel.ts";

/**
 * Room for rounding, in yuan. Without the day's range: half a tick, because the limit price itself is rounded to a tick of
 * 0.01. With it: 1.5 ticks, the most that rounding can hide where both closes are forward-adjusted and rounded again (the
 * limit, and the two adjusted closes, half a tick each); the range then tells a locked close from one near the limit.
 */
const CLOSES_ONLY = 0.005;
const WITH_RANGE = 0.015;
const FLOATING_POINT = 1e-9;

/**
 * Whether a stock stands at its price limit at the close: 1 at the upper limit (it cannot be bought), -1 at the lower (it
 * cannot be sold), 0 between. `at` is its place in the panel's fields, `previousClose` its last close before, `limit` a
 * decimal. Where low and high are recorded, the close must also be the extreme of the day. Forward-adjusted prices move
 * by more than the limit after a dividend, so a close beyond the limit counts as at it. 0 where the stock did not trade,
 * or the limit or the previous close is NaN.
 */
export function lockAt(panel: StockPanel, at: number, previousClose: number, limit: number): -1 | 0 | 1 {
  const close = panel.close[at];
  const low = panel.low?.[at] ?? Number.NaN;
  const high = panel.high?.[at] ?? Number.NaN;
  const hasRange = !Number.isNaN(low) && !Number.isNaN(high);
  const room = (hasRange ? WITH_RANGE : CLOSES_ONLY) + FLOATING_POINT;
  if (close <= previousClose * (1 - limit) + room && !(close > low)) return -1;
  if (close >= previousClose * (1 + limit) - room && !(close < high)) return 1;
  return 0;
}
