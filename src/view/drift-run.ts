import type { DriftAnswer, DriftMarket } from "../contract.ts";
import {
  DRIFT_DEFAULTS,
  type DriftOptions,
  type NavFile,
  readNavText,
  sampleFund,
  styleDrift,
} from "../domain/drift/index.ts";
import { driftAnswer } from "./drift-answer.ts";
import { styleMarketOf } from "./drift-market.ts";
import { sampleNote } from "./words/drift.ts";

/** The options that a reader of the page may choose. */
export type DriftChoice = Pick<DriftOptions, "hedge">;

/** The drift of a file's text against a market: what the page computes on the spot. Throws InputError and DataGap. */
export function driftOfText(market: DriftMarket, name: string, text: string, choice: DriftChoice): DriftAnswer {
  return driftOf(market, name, readNavText(name, text), choice);
}

/** The drift of the sample fund. */
export function driftOfSample(market: DriftMarket, choice: DriftChoice): DriftAnswer {
  const { nav, changed } = sampleFund(styleMarketOf(market), DRIFT_DEFAULTS.seed);
  const noted = { ...market, notes: [sampleNote(changed), ...market.notes] };
  return driftOf(noted, null, { nav, closedDays: [] }, choice);
}

function driftOf(
  market: DriftMarket,
  file: string | null,
  { nav, closedDays }: NavFile,
  choice: DriftChoice,
): DriftAnswer {
  const options = { ...DRIFT_DEFAULTS, ...choice };
  return driftAnswer(styleDrift(nav, styleMarketOf(market), options), {
    file,
    options,
    closedDays,
    notes: market.notes,
  });
}
