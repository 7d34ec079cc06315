/**
 * From indicators to the stage of an unwind. Every answer of a day uses that day and earlier ones only; reviews of
 * episodes use hindsight up to a stated day. An input that is missing is absent and never counts as good news.
 */
export { CLEAR_CONDITIONS, type ClearCondition, type ConditionRuns } from "./clear-conditions.ts";
export { type EpisodeReview, type NaiveClear, reviewEpisodes } from "./episode-review.ts";
export { drawdown, INDICATORS, type Indicator, type IndicatorSeries, relativeChange } from "./indicators.ts";
export { inputsBefore, type MonitorInputs, STAGE_PRODUCTS, type StageProduct } from "./inputs.ts";
export { type Aftermath, aftermath, JUDGED_DAYS } from "./scoreboard.ts";
export { chainedLevel } from "./small-caps.ts";
export {
  type DayStage,
  type Stage,
  type StageEpisode,
  type StageHistory,
  type StrainSide,
  stageHistory,
} from "./stage-machine.ts";
export { excess, type Verdict, verdictOf } from "./verdict.ts";
