import type { Patience } from "./source-error.ts";

/** First wait, and the longest, in milliseconds. */
const WAITS: Readonly<Record<Exclude<Patience, "never">, readonly [number, number]>> = {
  seconds: [1_000, 60_000],
  "a minute": [60_000, 60_000],
  minutes: [30_000, 600_000],
};

/**
 * Milliseconds to wait after the `attempt`-th failure (from 1): doubled each time up to the longest, then spread over
 * [1/2, 1] of itself by `random` in [0, 1), so that several programs do not come back together. A source's own minute is
 * waited out whole: [1, 1 1/2]. 0 for `never`.
 */
export function backoffMs(patience: Patience, attempt: number, random: number): number {
  if (patience === "never") return 0;
  const [first, longest] = WAITS[patience];
  const wait = Math.min(longest, first * 2 ** (attempt - 1));
  return patience === "a minute" ? wait * (1 + random / 2) : wait * (0.5 + random / 2);
}
