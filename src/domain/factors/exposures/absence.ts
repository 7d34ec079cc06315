import type { StyleName } from "../styles.ts";

/** Share of the members that must have a style's raw figure of their own; with fewer the style is absent that day. */
export const LEAST_COVERAGE = 0.5;

/**
 * Why a style is absent: too few days of prices; nothing loaded that it is made from; fewer than half of the members have
 * it; it does not vary.
 */
export type AbsenceCause = "history" | "input" | "coverage" | "flat";

/** A style that a day does not have. */
export interface Absence {
  readonly style: StyleName;
  readonly cause: AbsenceCause;
}
