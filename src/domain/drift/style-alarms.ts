import { LEAST_AFTER, MEMORY, type StyleBreak } from "./break-watch.ts";
import { momentsBetween } from "./moments.ts";
import type { FittedModel, Regime } from "./regimes.ts";
import { fitStyle } from "./style-fit.ts";
import type { Exposure } from "./style-model.ts";

/** A change of style that was found, with the styles on both sides. */
export interface StyleAlarm extends StyleBreak {
  /** First observation of the new style, dated with everything up to the last observation. */
  readonly redated: number;
  readonly before: Exposure;
  readonly after: Exposure;
}

/** How far from where it was found a change is sought anew. */
const REACH = 50;

/** The change that began each regime but the first, dated anew, with the exposures over the stretches on both sides. */
export function styleAlarms(regimes: readonly Regime[], count: number): StyleAlarm[] {
  const places = regimes.map((_, i) => (i === 0 ? 0 : redated(regimes, i, count)));
  const ends = [...places.slice(1), count];
  return regimes.slice(1).map(({ began, own, earlier }, i) => ({
    ...began!,
    redated: places[i + 1],
    before: exposure(earlier, Math.min(places[i], ends[i] - LEAST_AFTER), ends[i]),
    after: exposure(own, places[i + 1], Math.max(ends[i + 1], Math.min(count, places[i + 1] + LEAST_AFTER))),
  }));
}

/**
 * Where a change is dated with everything up to the last observation: its place is sought anew between its neighbours,
 * least squares on both sides (the repartition of Bai 1997). Hindsight, unlike `at` of the break.
 */
function redated(regimes: readonly Regime[], i: number, count: number): number {
  const { from: at, own, earlier } = regimes[i];
  const from = Math.max(regimes[i - 1].from, at - MEMORY);
  const to = Math.min(regimes[i + 1]?.from ?? count, at + MEMORY);
  let best = at;
  let least = Number.POSITIVE_INFINITY;
  const last = Math.min(to - LEAST_AFTER, at + REACH);
  for (let place = Math.max(from + LEAST_AFTER, at - REACH); place <= last; place++) {
    const sum = squares(earlier, from, place) + squares(own, place, to);
    if (sum < least) [best, least] = [place, sum];
  }
  return best;
}

function squares({ model, running }: FittedModel, from: number, to: number): number {
  return fitStyle(model, momentsBetween(running, from, to)).squares;
}

function exposure({ model, running }: FittedModel, from: number, to: number): Exposure {
  return model.exposureOf(fitStyle(model, momentsBetween(running, from, to)).unknowns);
}
