import { InputError } from "../../errors.ts";
import { quantileOfSorted } from "../../numerics/quantile.ts";
import { xoshiro } from "../../numerics/xoshiro.ts";
import { movedPrice, type SaleImpact } from "../market/sale-impact.ts";
import { bootstrapPlaces, type Interval } from "../tail/index.ts";
import { largestLeverage, lastThat, survives } from "./largest-leverage.ts";
import { type DmaPath, stretchOf } from "./path.ts";
import type { LeverageBound } from "./survivable-leverage.ts";
import type { DmaTerms } from "./terms.ts";

/** The bound of one recorded or made-up path. */
export function pathBound(name: string, path: DmaPath, terms: DmaTerms): LeverageBound {
  const value = largestLeverage(path, terms);
  return { name, value, low: value, high: value };
}

/**
 * The bound of a recorded history: the least over every entry that leaves `window` days to live through, the windows
 * starting `step` days apart. NaN for a history shorter than a window.
 */
export function historyBound(name: string, history: DmaPath, terms: DmaTerms, window: number, step = 1): LeverageBound {
  let value = Number.NaN;
  for (let from = 0; from + window < history.days.length; from += step) {
    const stretch = stretchOf(history, from, from + window);
    // A window that lives at the least so far cannot lower it.
    if (Number.isNaN(value) || !survives(stretch, { ...terms, leverage: value }))
      value = largestLeverage(stretch, terms);
  }
  return { name, value, low: value, high: value };
}

export interface LeverageSimulation {
  /** Paths drawn, days of each, and mean days of a block (see bootstrapPlaces). */
  readonly paths: number;
  readonly window: number;
  readonly meanBlock: number;
  /** Share of the paths that must be lived through. */
  readonly confidence: number;
  readonly seed: number;
}

export const USUAL_SIMULATION: LeverageSimulation = {
  paths: 300,
  window: 60,
  meanBlock: 10,
  confidence: 0.99,
  seed: 1,
};

/**
 * The bound of simulated paths: days of the history drawn in blocks, basket and short together; the leverage that all but
 * 1 - confidence of the paths let live. The interval is that of the quantile by order statistics (normal approximation of
 * the binomial, 95%). Throws InputError for a history without a day after its first.
 */
export function simulatedBound(
  name: string,
  history: DmaPath,
  terms: DmaTerms,
  { paths, window, meanBlock, confidence, seed }: LeverageSimulation,
): LeverageBound {
  const count = history.days.length - 1;
  if (count < 1) throw new InputError(`the history has ${history.days.length} days; expected at least 2`);
  const random = xoshiro(seed);
  const found = Float64Array.from({ length: paths }, () =>
    largestLeverage(resampled(history, bootstrapPlaces(count, window, meanBlock, random)), terms),
  ).sort();
  const p = 1 - confidence;
  const margin = 1.96 * Math.sqrt((p * confidence) / paths);
  const at = (share: number) => quantileOfSorted(found, Math.min(1, Math.max(0, share)));
  return { name, value: at(p), low: at(p - margin), high: at(p + margin) };
}

/** The path of the drawn days after a day of entry, on days that follow each other. */
function resampled(history: DmaPath, places: Int32Array): DmaPath {
  const drawn = (values: Float64Array) => Float64Array.of(Number.NaN, ...Array.from(places, (k) => values[k + 1]));
  return {
    days: Int32Array.from({ length: places.length + 1 }, (_, t) => history.days[0] + t),
    stockReturns: drawn(history.stockReturns),
    shortReturns: drawn(history.shortReturns),
    locked: drawn(history.locked),
  };
}

/**
 * The bound of a fitted tail: L (ES + I(L)) = 1 - call line, where ES is the shortfall of the hedged spread (basis
 * included) over the days that a call takes, and I(L) what selling the whole book L in one go takes of it on average. The
 * interval of ES becomes that of L, its ends exchanged.
 */
export function shortfallBound(name: string, shortfall: Interval, terms: DmaTerms): LeverageBound {
  const room = 1 - terms.callLine;
  const at = (loss: number) => borderOf((L) => L * (Math.max(0, loss) + movedPrice(terms.impact, L).average) - room);
  return { name, value: at(shortfall.value), low: at(shortfall.high), high: at(shortfall.low) };
}

/**
 * The bound of own impact alone: a whole book sold in one go pays back what was borrowed for it,
 * L = 3 / (2 I(L)) under the square-root law. NaN without impact.
 */
export function impactBound(name: string, impact: SaleImpact | null): LeverageBound {
  const value = impact === null ? Number.NaN : borderOf((L) => L * movedPrice(impact, L).average - 1);
  return { name, value, low: value, high: value };
}

/** Zero of a rising function of leverage from 0; MOST_LEVERAGE where it stays below 0, NaN where it is NaN. */
function borderOf(excess: (leverage: number) => number): number {
  return Number.isNaN(excess(1)) ? Number.NaN : lastThat((leverage) => excess(leverage) <= 0);
}
