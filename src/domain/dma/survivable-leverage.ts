import type { Interval } from "../tail/index.ts";

/** One thing that bounds leverage, by name; the interval is that of its estimate, a point where nothing was estimated. */
export interface LeverageBound extends Interval {
  readonly name: string;
}

/** Largest leverage that none of several bounds forbids, and the name of the one that binds. */
export interface SurvivableLeverage extends Interval {
  readonly binding: string;
  readonly bounds: readonly LeverageBound[];
}

/**
 * The least of several bounds, each end of the interval the least of those ends; a bound of NaN is not known and binds
 * nothing. Of equal ones the first binds. NaN and "none" without a bound that is known.
 */
export function survivableLeverage(bounds: readonly LeverageBound[]): SurvivableLeverage {
  const known = bounds.filter(({ value }) => !Number.isNaN(value));
  const least = (end: "value" | "low" | "high") =>
    known.length === 0 ? Number.NaN : Math.min(...known.map((bound) => bound[end]));
  const value = least("value");
  const binding = known.find((bound) => bound.value === value)?.name ?? "none";
  return { value, low: least("low"), high: least("high"), binding, bounds };
}
