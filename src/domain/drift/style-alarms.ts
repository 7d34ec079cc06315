import { LEAST_AFTER, type StyleBreak } from "./break-watch.ts";
import { dated, type FittedModel } from "./date-change.ts";
import { momentsBetween } from "./moments.ts";
import { lastPlace, type Regime } from "./regimes.ts";
import { fitStyle } from "./style-fit.ts";
import type { Exposure } from "./style-model.ts";

/** A change of style that was found, with the styles on both sides. */
export interface StyleAlarm extends StyleBreak {
  /** First observation of the new style, dated with everything up to the last observation: hindsight, unlike `at`. */
  readonly redated: number;
  readonly before: Exposure;
  readonly after: Exposure;
}

/** The change that began each regime but the first, dated anew, with the exposures over the stretches on both sides. */
export function styleAlarms(regimes: readonly Regime[], count: number): StyleAlarm[] {
  const places = regimes.map(({ began, own, earlier }, i) => {
    if (began === null) return 0;
    const next = regimes[i + 1];
    const around = { at: began.at, from: lastPlace(regimes[i - 1]), to: next ? lastPlace(next) : count };
    return dated(earlier, own, around);
  });
  const ends = [...places.slice(1), count];
  return regimes.slice(1).map(({ began, own, earlier }, i) => ({
    ...began!,
    redated: places[i + 1],
    before: exposure(earlier, Math.min(places[i], ends[i] - LEAST_AFTER), ends[i]),
    after: exposure(own, places[i + 1], Math.max(ends[i + 1], Math.min(count, places[i + 1] + LEAST_AFTER))),
  }));
}

function exposure({ model, running }: FittedModel, from: number, to: number): Exposure {
  return model.exposureOf(fitStyle(model, momentsBetween(running, from, to)).unknowns);
}
