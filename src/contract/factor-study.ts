import { z } from "zod";
import { DateText, Note, nullable } from "./values.ts";

/** Information coefficients of one group of stocks, averaged over days. */
export const GroupIc = z.object({
  /** Name of the size group or of the industry. */
  name: z.string(),
  meanRankIc: nullable,
  icStdDev: nullable,
  tStat: nullable,
  /** Mean number of stocks a day. */
  stocks: nullable,
});
export type GroupIc = z.infer<typeof GroupIc>;

/** What one set of stocks says over one horizon. */
const HorizonFigures = {
  /** Spearman's rank correlation of the factor with the return that followed, by day, averaged over days. */
  meanRankIc: nullable,
  /** Sample standard deviation of the daily rank coefficients. */
  icStdDev: nullable,
  /** Mean return of each quantile less that of all stocks of the day, averaged over days; lowest factor first. */
  quantileReturns: z.array(nullable),
};

export const FactorStudyHorizon = z.object({
  /** Rows of the trading calendar from the close of the factor to the close of the return. */
  days: z.number().int(),
  /** Days of the factor whose return is known. */
  observations: z.number().int(),
  ...HorizonFigures,
  /** Mean over its standard error with the days taken as independent; with Newey and West's for overlapping returns. */
  tStat: nullable,
  overlapTStat: nullable,
  /** Mean over standard deviation of the daily coefficients. */
  informationRatio: nullable,
  /** Share of days with a positive coefficient. */
  positiveShare: nullable,
  /** The same with Pearson's correlation in place of Spearman's. */
  linear: z.object({ meanIc: nullable, icStdDev: nullable, tStat: nullable }),
  /** Highest quantile less the lowest, averaged over days. */
  longShort: nullable,
  /** Mean number of stocks a day, and of those that had a factor but no close at the end. */
  stocks: nullable,
  lost: nullable,
  /** Without stocks that were locked at a limit, or did not trade, at the close of the factor. */
  tradable: z.object({ ...HorizonFigures, stocks: nullable, longShort: nullable }),
  bySize: z.array(GroupIc),
  /** Industries in which at least ten stocks a day were counted, the largest mean coefficient first. */
  byIndustry: z.array(GroupIc),
});
export type FactorStudyHorizon = z.infer<typeof FactorStudyHorizon>;

export const FactorTurnover = z.object({
  days: z.number().int(),
  /** Share of the highest and the lowest quantile that was not in it so many rows before. */
  top: nullable,
  bottom: nullable,
  /** Rank correlation of the factor with itself so many rows later. */
  autocorrelation: nullable,
});
export type FactorTurnover = z.infer<typeof FactorTurnover>;

export const FactorStudyAnswer = z.object({
  factor: z.string(),
  /** Every factor that the loaded data allow to study. */
  factors: z.array(z.string()),
  /** First and last day at whose close the factor was taken. */
  from: DateText,
  to: DateText,
  /** Last day whose close may have entered a return. */
  asOf: DateText,
  quantiles: z.number().int(),
  /** True where the stocks are simulated; such figures say nothing about the market. */
  synthetic: z.boolean(),
  horizons: z.array(FactorStudyHorizon),
  turnover: z.array(FactorTurnover),
  /** Highest less lowest quantile over one row: the day of the return, the return, and the compounded sum so far. */
  longShort: z.array(z.object({ date: DateText, return: z.number(), cumulative: z.number() })),
  /** Rank coefficients by day of the factor, in the order of `horizons`. */
  daily: z.array(z.object({ date: DateText, stocks: z.number().int(), rankIcs: z.array(nullable) })),
  /** Mean number of stocks a day that could not be traded at the close, and how many closes had low and high to tell by. */
  untradable: z.object({
    lockedUp: nullable,
    lockedDown: nullable,
    /** Traded before on the panel, but not that day. */
    suspended: nullable,
    /** Share of the closes judged with the day's low and high; the others by the close alone. */
    judgedByRange: nullable,
  }),
  notes: z.array(Note),
});
export type FactorStudyAnswer = z.infer<typeof FactorStudyAnswer>;
