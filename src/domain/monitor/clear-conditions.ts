import type { Ranges } from "./frozen-ranges.ts";
import type { Indicator, IndicatorSeries } from "./indicators.ts";
import { PERSISTENCE_DAYS, QUIET_LIMIT_DOWN_SHARE, STEADY_OPEN_INTEREST_DAYS } from "./parameters.ts";
import { excess, isInside } from "./verdict.ts";

/** What must hold, and for how many days in a row, before the machine says clear. */
export const CLEAR_CONDITIONS = {
  icInFrozenBand: PERSISTENCE_DAYS,
  imInFrozenBand: PERSISTENCE_DAYS,
  smallCapsHold: PERSISTENCE_DAYS,
  openInterestSteady: STEADY_OPEN_INTEREST_DAYS,
  limitDownRare: PERSISTENCE_DAYS,
} as const;
export type ClearCondition = keyof typeof CLEAR_CONDITIONS;

/** Days in a row on which each condition was met; null where its data are absent on the day. */
export type ConditionRuns = Readonly<Record<ClearCondition, number | null>>;

/** At the start of an episode nothing has been met yet. */
export const NO_RUNS: ConditionRuns = {
  icInFrozenBand: 0,
  imInFrozenBand: 0,
  smallCapsHold: 0,
  openInterestSteady: 0,
  limitDownRare: 0,
};

/** The runs after day `i`, from those of the day before. */
export function advanceRuns(
  runs: ConditionRuns,
  series: Readonly<Record<Indicator, IndicatorSeries>>,
  norm: Ranges,
  i: number,
): ConditionRuns {
  const met = metOn(series, norm, i);
  const next = (condition: ClearCondition) =>
    met[condition] === null ? null : met[condition] ? (runs[condition] ?? 0) + 1 : 0;
  return Object.fromEntries(Object.keys(CLEAR_CONDITIONS).map((c) => [c, next(c as ClearCondition)])) as ConditionRuns;
}

function metOn(
  series: Readonly<Record<Indicator, IndicatorSeries>>,
  norm: Ranges,
  i: number,
): Record<ClearCondition, boolean | null> {
  const value = (code: Indicator) => series[code].values[i];
  const known = (code: Indicator, met: () => boolean) => (Number.isNaN(value(code)) ? null : met());
  const openInterest = (["imOpenInterestChange2d", "icOpenInterestChange2d"] as const).filter(
    (code) => !Number.isNaN(value(code)),
  );
  return {
    icInFrozenBand: known("icBasis", () => isInside(value("icBasis"), norm.icBasis)),
    imInFrozenBand: known("imBasis", () => isInside(value("imBasis"), norm.imBasis)),
    smallCapsHold: known("microGap5d", () => excess(value("microGap5d"), norm.microGap5d) >= 0),
    openInterestSteady:
      openInterest.length === 0 ? null : openInterest.every((code) => excess(value(code), norm[code]) >= 0),
    limitDownRare: known("limitDownShare", () => value("limitDownShare") < QUIET_LIMIT_DOWN_SHARE),
  };
}

/**
 * Whether the episode is over: the basis of every product that has ever been known, and the small caps, must be known
 * and have held long enough; open interest and limit-down share must have too where they are known. An absent input
 * never helps: without the basis or the small caps there is no clear.
 */
export function allClear(runs: ConditionRuns, everKnown: { IC: boolean; IM: boolean }): boolean {
  const held = (condition: ClearCondition) => (runs[condition] ?? 0) >= CLEAR_CONDITIONS[condition];
  const heldIfKnown = (condition: ClearCondition) => runs[condition] === null || held(condition);
  return (
    (everKnown.IC || everKnown.IM) &&
    (!everKnown.IC || held("icInFrozenBand")) &&
    (!everKnown.IM || held("imInFrozenBand")) &&
    held("smallCapsHold") &&
    heldIfKnown("openInterestSteady") &&
    heldIfKnown("limitDownRare")
  );
}
