export type RuleState = "pass" | "warn" | "break";

/** A limit that a figure must not pass: from above (`most`) or from below (`least`). NaN is a figure that is not known. */
export interface Rule {
  readonly limit: number;
  readonly value: number;
  readonly side: "most" | "least";
}

/**
 * How a figure stands to its limit: beyond it breaks; between `warnAt` x limit and the limit warns (for a least value,
 * below limit / warnAt). A figure that is not known is `whenUnknown`.
 */
export function stateOf({ limit, value, side }: Rule, warnAt: number, whenUnknown: "warn" | "break"): RuleState {
  if (Number.isNaN(value) || Number.isNaN(limit)) return whenUnknown;
  if (side === "most" ? value > limit : value < limit) return "break";
  return (side === "most" ? value > warnAt * limit : value < limit / warnAt) ? "warn" : "pass";
}

/** The gravest of several states; pass where there is none. */
export function gravest(states: readonly RuleState[]): RuleState {
  return states.includes("break") ? "break" : states.includes("warn") ? "warn" : "pass";
}
