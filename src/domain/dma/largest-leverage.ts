import { type DmaPath, requirePath } from "./path.ts";
import { dmaDays, isUnmet } from "./replay.ts";
import { type DmaTerms, requireTerms } from "./terms.ts";

/** Leverage is looked for up to here. */
export const MOST_LEVERAGE = 20;
const TOLERANCE = 1e-4;

/** Whether an account on these terms lives through a path without a call that it cannot meet. */
export function survives(path: DmaPath, terms: DmaTerms): boolean {
  requirePath(path);
  requireTerms(terms);
  return lives(path, terms);
}

/** The same for a path and terms that stand; days after the first call left unmet are not looked at. */
function lives(path: DmaPath, terms: DmaTerms): boolean {
  for (const day of dmaDays(path, terms)) if (isUnmet(day)) return false;
  return true;
}

/**
 * Largest leverage at which an account lives through a path without a call that it cannot meet, to 0.0001 by halving
 * (what is lost grows with leverage, so there is one such border); MOST_LEVERAGE where none fails. The terms' own leverage
 * is not read.
 */
export function largestLeverage(path: DmaPath, terms: DmaTerms): number {
  requirePath(path);
  requireTerms(terms);
  return lastThat((leverage) => lives(path, { ...terms, leverage }));
}

/** Last leverage for which something holds that holds up to a border, by halving; MOST_LEVERAGE where there is none. */
export function lastThat(holds: (leverage: number) => boolean): number {
  if (holds(MOST_LEVERAGE)) return MOST_LEVERAGE;
  let [low, high] = [0, MOST_LEVERAGE];
  while (high - low > TOLERANCE) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
