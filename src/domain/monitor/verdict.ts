import type { NormalRange } from "../../numerics/trailing-range.ts";
import { EXTREME_SHARE } from "./parameters.ts";

export type Verdict = "normal" | "stretched" | "extreme" | "absent";

/**
 * How far outside its range a value lies, in widths of the range: 0 inside, negative below, positive above.
 * NaN where the value or the range is missing. A range of no width counts any value outside as one width.
 */
export function excess(value: number, range: NormalRange | null): number {
  if (range === null || Number.isNaN(value)) return Number.NaN;
  const outside = value < range.low ? value - range.low : value > range.high ? value - range.high : 0;
  const width = range.high - range.low;
  return outside === 0 ? 0 : width > 0 ? outside / width : Math.sign(outside);
}

/** Word for an excess. */
export function verdictOf(excessWidths: number): Verdict {
  if (Number.isNaN(excessWidths)) return "absent";
  if (excessWidths === 0) return "normal";
  return Math.abs(excessWidths) < EXTREME_SHARE ? "stretched" : "extreme";
}

/** Whether a value lies below its range by an extreme distance; false where unknown. */
export function isExtremelyLow(value: number, range: NormalRange | null): boolean {
  return excess(value, range) <= -EXTREME_SHARE;
}

/** Whether a value lies above its range by an extreme distance; false where unknown. */
export function isExtremelyHigh(value: number, range: NormalRange | null): boolean {
  return excess(value, range) >= EXTREME_SHARE;
}

/** Whether a value lies inside its range; false where unknown, since absence is never good news. */
export function isInside(value: number, range: NormalRange | null): boolean {
  return excess(value, range) === 0;
}
