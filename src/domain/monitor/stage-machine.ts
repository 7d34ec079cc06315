import { advanceRuns, allClear, type ConditionRuns, NO_RUNS } from "./clear-conditions.ts";
import { frozenRanges, normOn, type Ranges, trailingNormOn } from "./frozen-ranges.ts";
import { type Indicator, type IndicatorSeries, indicatorSeries } from "./indicators.ts";
import type { MonitorInputs } from "./inputs.ts";
import { BREACH_DAYS, CLEAR_DAYS, NEW_NORMAL_DAYS } from "./parameters.ts";
import { type DaySigns, signsOn } from "./signs.ts";
import { excess } from "./verdict.ts";

type AllSeries = Readonly<Record<Indicator, IndicatorSeries>>;

export type Stage = "calm" | "crowded" | "strained" | "cascade" | "unwinding" | "healing" | "clear";
export type StrainSide = "discount" | "premium" | "small-caps";

/** A stretch of strain, from its first breach to the day on which it was told over. Positions index the inputs. */
export interface StageEpisode {
  readonly start: number;
  readonly side: StrainSide;
  /** Norms frozen the day before the start. */
  readonly frozen: Ranges;
  readonly end: number | null;
  readonly endedBy: "clear" | "new-normal" | null;
}

/** The answer for one day; it depends on nothing later. */
export interface DayStage {
  readonly stage: Stage;
  readonly side: StrainSide | null;
  readonly dayInStage: number;
  /** Runs of the conditions for clear; null outside episodes. */
  readonly runs: ConditionRuns | null;
  /** Index into `episodes` of the episode that the day belongs to, its last day included; null outside. */
  readonly episode: number | null;
  /** The ranges that the day was read against. */
  readonly norm: Ranges;
  /** False where an input that was known before is missing: the stage may then worsen but not improve. */
  readonly complete: boolean;
}

export interface StageHistory {
  /** First position for which a stage can be told: a basis has a norm and the small caps a level; -1 if there is none. */
  readonly first: number;
  readonly days: readonly DayStage[];
  readonly episodes: readonly StageEpisode[];
  readonly series: AllSeries;
}

/** What is carried from one day to the next while an episode is open. */
interface OpenEpisode {
  readonly start: number;
  readonly side: StrainSide;
  readonly frozen: Ranges;
  readonly runs: ConditionRuns;
  /** Days in a row without anything extreme against the trailing norm. */
  readonly quietDays: number;
}

/**
 * The stage of every day, each told from that day and earlier ones only.
 *
 * An episode starts when a basis leaves its trailing band by an extreme distance, when every basis lies below its band
 * three days running, or when the small caps are dumped. Inside an episode norms are those frozen before it, and a day is
 * unwinding (basis rushing back, open interest falling, small caps dumped), cascade (at a discount, small caps dumped),
 * strained (a basis outside, or small caps dumped), healing (back inside) or clear (all conditions held long enough),
 * in this order. Outside, a day is clear for a while after an episode, crowded where the crowding input or the relative
 * strength of the small caps was above its norm three days running, else calm. A day with an input missing never improves on the day before.
 */
export function stageHistory(inputs: MonitorInputs): StageHistory {
  const series = indicatorSeries(inputs);
  const inEpisode = new Uint8Array(inputs.days.length);
  const days: DayStage[] = [];
  const episodes: StageEpisode[] = [];
  const known: EverKnown = { IC: false, IM: false, smallCaps: false };
  let open: OpenEpisode | null = null;
  for (let i = 0; i < inputs.days.length; i++) {
    const complete = notice(known, inputs, i);
    const trailingNorm = trailingNormOn(series, i, inEpisode);
    const trailing = signsOn(inputs, series, trailingNorm, i);
    const side: StrainSide | null = open ? null : startingSide(series, trailing, i);
    if (side) open = { start: i, side, frozen: frozenRanges(series, i, inEpisode), runs: NO_RUNS, quietDays: 0 };
    const before = days[i - 1];
    if (!open) {
      const told = held({ stage: outsideEpisode(series, episodes, i), side: null }, before, complete);
      days.push({
        ...told,
        dayInStage: runLength(before, told.stage),
        runs: null,
        episode: null,
        norm: trailingNorm,
        complete,
      });
      continue;
    }
    inEpisode[i] = 1;
    open = advanced(open, series, trailing, i);
    const norm = normOn(series, open.frozen, i);
    const inside = held(insideEpisode(signsOn(inputs, series, norm, i), open, known), before, complete);
    const endedBy = ending(inside.stage, open, complete);
    const told = endedBy === "new-normal" ? ({ stage: "calm", side: null } as const) : inside;
    const dayInStage = runLength(before, told.stage);
    days.push({ ...told, dayInStage, runs: open.runs, episode: episodes.length, norm, complete });
    if (endedBy) {
      episodes.push(episodeOf(open, i, endedBy));
      open = null;
    }
  }
  if (open) episodes.push(episodeOf(open, null, null));
  return { first: firstTold(inputs, series), days, episodes, series };
}

function episodeOf(
  { start, side, frozen }: OpenEpisode,
  end: number | null,
  endedBy: StageEpisode["endedBy"],
): StageEpisode {
  return { start, side, frozen, end, endedBy };
}

interface EverKnown {
  IC: boolean;
  IM: boolean;
  smallCaps: boolean;
}

/** Remembers what has ever been known; false where something that was known is missing on day `i`. */
function notice(known: EverKnown, inputs: MonitorInputs, i: number): boolean {
  const now = {
    IC: !Number.isNaN(inputs.basis.IC[i]),
    IM: !Number.isNaN(inputs.basis.IM[i]),
    smallCaps: !Number.isNaN(inputs.smallCaps[i]),
  };
  known.IC ||= now.IC;
  known.IM ||= now.IM;
  known.smallCaps ||= now.smallCaps;
  return now.IC === known.IC && now.IM === known.IM && now.smallCaps === known.smallCaps;
}

interface Told {
  readonly stage: Stage;
  readonly side: StrainSide | null;
}

const SEVERITY: Readonly<Record<Stage, number>> = {
  calm: 1,
  clear: 1,
  crowded: 2,
  healing: 2,
  strained: 3,
  cascade: 4,
  unwinding: 4,
};

/** The stage told, or that of the day before where inputs are missing and it would improve. */
function held(told: Told, before: DayStage | undefined, complete: boolean): Told {
  const improves = before !== undefined && SEVERITY[told.stage] < SEVERITY[before.stage];
  const clears = told.stage === "clear" && before?.stage !== "clear";
  return !complete && before && (improves || clears) ? { stage: before.stage, side: before.side } : told;
}

function runLength(before: DayStage | undefined, stage: Stage): number {
  return before?.stage === stage ? before.dayInStage + 1 : 1;
}

function advanced(open: OpenEpisode, series: AllSeries, trailing: DaySigns, i: number): OpenEpisode {
  const loud = trailing.extremeDiscount || trailing.extremePremium || trailing.smallCapsDumped;
  return {
    ...open,
    runs: advanceRuns(open.runs, series, normOn(series, open.frozen, i), i),
    quietDays: loud ? 0 : open.quietDays + 1,
  };
}

function ending(stage: Stage, open: OpenEpisode, complete: boolean): StageEpisode["endedBy"] {
  if (stage === "clear") return "clear";
  return complete && open.quietDays >= NEW_NORMAL_DAYS ? "new-normal" : null;
}

function firstTold(inputs: MonitorInputs, series: AllSeries): number {
  return inputs.days.findIndex(
    (_, i) =>
      (series.icBasis.ranges[i] !== null || series.imBasis.ranges[i] !== null) && !Number.isNaN(inputs.smallCaps[i]),
  );
}

function startingSide(series: AllSeries, trailing: DaySigns, i: number): StrainSide | null {
  if (trailing.extremeDiscount || allBelow(series, i)) return "discount";
  if (trailing.extremePremium) return "premium";
  return trailing.smallCapsDumped ? "small-caps" : null;
}

/** Whether every product with a known norm lay below its trailing band, days running; needs at least one product. */
function allBelow(series: AllSeries, i: number): boolean {
  return lastBreachDays(i).every((day) => {
    const known = [series.icBasis, series.imBasis]
      .map(({ values, ranges }) => excess(values[day], ranges[day] ?? null))
      .filter((widths) => !Number.isNaN(widths));
    return known.length > 0 && known.every((widths) => widths < 0);
  });
}

/** Whether an indicator lay above its trailing range, days running. */
function isAboveFor({ values, ranges }: IndicatorSeries, i: number): boolean {
  return lastBreachDays(i).every((day) => excess(values[day], ranges[day] ?? null) > 0);
}

function lastBreachDays(i: number): number[] {
  return Array.from({ length: BREACH_DAYS }, (_, back) => i - back);
}

function insideEpisode(signs: DaySigns, open: OpenEpisode, known: EverKnown): Told {
  if (signs.boughtBackWhileDumped) return { stage: "unwinding", side: "discount" };
  if (signs.discount && signs.smallCapsDumped) return { stage: "cascade", side: "discount" };
  if (signs.extremePremium) return { stage: "strained", side: "premium" };
  if (signs.discount) return { stage: "strained", side: "discount" };
  if (signs.smallCapsDumped) return { stage: "strained", side: "small-caps" };
  return { stage: allClear(open.runs, known) ? "clear" : "healing", side: null };
}

function outsideEpisode(series: AllSeries, episodes: readonly StageEpisode[], i: number): Stage {
  const last = episodes[episodes.length - 1];
  if (last?.endedBy === "clear" && last.end !== null && i - last.end < CLEAR_DAYS) return "clear";
  return isAboveFor(series.crowding, i) || isAboveFor(series.microStrength, i) ? "crowded" : "calm";
}
