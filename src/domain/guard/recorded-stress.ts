import { parseDay } from "../calendar/index.ts";
import { type DmaPath, stretchOf } from "../dma/index.ts";
import { lowerBound } from "../market/series.ts";

/** Recorded days of an unwind or a squeeze, first and last included (docs/check.md says what happened on each). */
export const RECORDED_STRESSES = [
  { name: "2024-01-22", from: parseDay("2024-01-22"), to: parseDay("2024-01-22") },
  { name: "2024-02-05/07", from: parseDay("2024-02-05"), to: parseDay("2024-02-07") },
  { name: "2024-02-28", from: parseDay("2024-02-28"), to: parseDay("2024-02-28") },
  { name: "2024-04-15/16", from: parseDay("2024-04-15"), to: parseDay("2024-04-16") },
  { name: "2024-09-27/30", from: parseDay("2024-09-27"), to: parseDay("2024-09-30") },
] as const;

/** Days of the worst run of the history, as a stress of its own. */
const WORST_RUN = 3;

/** A recorded stretch: what is lived through from the close of the day before. */
export interface StressStretch {
  readonly name: string;
  readonly path: DmaPath;
}

/**
 * The recorded stresses that lie wholly within a history, with the close before, and the worst three days in a row of it.
 * What came after the history's last day is not there, so it cannot enter.
 */
export function recordedStresses(history: DmaPath): StressStretch[] {
  const named = RECORDED_STRESSES.flatMap(({ name, from, to }) => {
    const first = lowerBound(history.days, from);
    const last = lowerBound(history.days, to);
    const isThere = first > 0 && history.days[first] === from && history.days[last] === to;
    return isThere ? [{ name, path: stretchOf(history, first - 1, last) }] : [];
  });
  const worst = worstRun(history, WORST_RUN);
  return worst < 0
    ? named
    : [...named, { name: "worst-three-days", path: stretchOf(history, worst, worst + WORST_RUN) }];
}

/** Place of the close from which the stocks lose most against the short over a run of days; -1 without such a run. */
function worstRun({ days, stockReturns, shortReturns }: DmaPath, length: number): number {
  let [place, most] = [-1, Number.NEGATIVE_INFINITY];
  for (let t = 0; t + length < days.length; t++) {
    let loss = 0;
    for (let k = 1; k <= length; k++) loss += shortReturns[t + k] - stockReturns[t + k];
    if (loss > most) [place, most] = [t, loss];
  }
  return place;
}

/** The stretch with a day behind it on which nothing moves and what was asked for falls due. */
export function answered({ days, stockReturns, shortReturns, locked }: DmaPath): DmaPath {
  return {
    days: Int32Array.of(...days, days[days.length - 1] + 1),
    stockReturns: Float64Array.of(...stockReturns, 0),
    shortReturns: Float64Array.of(...shortReturns, 0),
    locked: Float64Array.of(...locked, 0),
  };
}

/** What a run of returns makes over its days but the first, which is that of entry. */
export function compounded(returns: Float64Array): number {
  return returns.subarray(1).reduce((level, value) => level * (1 + value), 1) - 1;
}
