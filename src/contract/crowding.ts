import { z } from "zod";
import { CROWDED_FACTORS, CROWDING_GROUPS, CROWDING_RUNGS, MEASURES } from "../domain/crowding/index.ts";
import { DateText, Note, nullable } from "./values.ts";

export const CrowdingRungName = z.enum(CROWDING_RUNGS);
export type CrowdingRungName = z.infer<typeof CrowdingRungName>;

export const CrowdingMeasure = z.enum(MEASURES);
export type CrowdingMeasure = z.infer<typeof CrowdingMeasure>;

/** A rung of the size ladder on one day. Every measure is high when the rung is crowded. */
export const CrowdingBucket = z.object({
  /** Stocks, by the market value of the day before. */
  members: z.number().int(),
  /** Share of the day's trading in yuan, and of the market value of the day before. */
  amountShare: nullable,
  capShare: nullable,
  /** The first over the second, both over 20 days; 1 is the rung's due. */
  amountRatio: nullable,
  /** Mean turnover of its stocks over 20 days, over that of all stocks. */
  turnoverRatio: nullable,
  /** Growth against CSI300 over 60 days. */
  relativeStrength: nullable,
  /** Standard deviation of 60 daily returns, over the market's. */
  volatilityRatio: nullable,
  /** Mean correlation over all pairs of stocks of 60 daily returns less the industry's mean. */
  pairwiseCorrelation: nullable,
  /** Gain on CSI300 over three years, or over what is loaded of them; a year's mean. */
  reversal: nullable,
  valuationSpread: nullable,
  /** Rank of each measure among the 750 days before, in [0, 1]. */
  percentiles: z.record(CrowdingMeasure, nullable),
  /** Weighted mean of the ranks: the composite of the rung. */
  percentile: nullable,
});
export type CrowdingBucket = z.infer<typeof CrowdingBucket>;

export const CrowdingDay = z.object({
  date: DateText,
  /** Crowding of the small-cap bet: mean composite of the rungs 2000 and micro. */
  composite: nullable,
  /** Mean partial correlation of the smallest decile's weekly returns over 52 weeks, and its rank. */
  comomentum: nullable,
  comomentumPercentile: nullable,
  buckets: z.record(CrowdingRungName, CrowdingBucket),
});
export type CrowdingDay = z.infer<typeof CrowdingDay>;

export const CrowdingPeak = z.object({
  rung: CrowdingRungName,
  measure: z.enum(["amountRatio", "percentile"]),
  date: DateText,
  value: z.number(),
  /** Value on the last day answered. */
  now: nullable,
  /** True where the last day is itself the highest. */
  rising: z.boolean(),
});
export type CrowdingPeak = z.infer<typeof CrowdingPeak>;

const sale = {
  soldCny: z.number(),
  /** The sale over a day's trading. */
  daysOfTurnover: z.number(),
  /** Days of selling at the assumed share of trading. */
  daysToLiquidate: z.number(),
  /** Share of trading that it takes when spread evenly over the assumed days. */
  shareOfTurnover: z.number(),
  /** Price fall as a positive decimal. */
  impactSquareRoot: nullable,
  impactLinear: nullable,
};

export const CrowdSizeCell = z.object({
  capitalCny: z.number(),
  turnoverShare: z.number(),
  /** Days in which the crowd at that share sells all its capital once: how long it holds a stock. */
  holdingDays: z.number(),
  ...sale,
  groups: z.array(z.object({ group: z.enum(CROWDING_GROUPS), ...sale })),
});
export type CrowdSizeCell = z.infer<typeof CrowdSizeCell>;

/** What follows from the assumed size of the crowd; nothing here is observed but trading and volatility. */
export const CrowdSizeGrid = z.object({
  date: DateText,
  /** Yuan traded a day, mean of 20 days. */
  turnoverCny: z.number(),
  market: z.array(z.object({ group: z.enum(CROWDING_GROUPS), turnoverCny: z.number(), dailyVolatility: nullable })),
  assumptions: z.array(
    z.object({
      /** Name of the parameter that changes it. */
      parameter: z.string(),
      value: z.string(),
      name: Note,
      /** Where it comes from; null for a plain assumption. */
      source: z.string().nullable(),
    }),
  ),
  grid: z.array(CrowdSizeCell),
});
export type CrowdSizeGrid = z.infer<typeof CrowdSizeGrid>;

export const FactorCrowdingDay = z.object({
  date: DateText,
  /** Mean of the z-scores of the measures that are known. */
  score: nullable,
  valuationSpread: nullable,
  shortInterestSpread: nullable,
  pairwiseCorrelation: nullable,
  factorVolatility: nullable,
  factorReversal: nullable,
  /** Return of the top fifth less the bottom. */
  return: nullable,
});
export type FactorCrowdingDay = z.infer<typeof FactorCrowdingDay>;

export const CrowdingAnswer = z.object({
  days: z.array(CrowdingDay),
  /** Where each rung stood highest in the 250 days up to the last one answered, earliest first. */
  peaks: z.array(CrowdingPeak),
  /** Null where no trading is loaded. */
  crowd: CrowdSizeGrid.nullable(),
  /** The five measures of the factor that was asked for; null where none was. */
  factor: z
    .object({ name: z.enum(CROWDED_FACTORS), top: Note, bottom: Note, days: z.array(FactorCrowdingDay) })
    .nullable(),
  /** Weights of the composite of a rung, and the levels at which it is read. */
  weights: z.record(CrowdingMeasure, z.number()),
  thresholds: z.object({ over: z.number(), alert: z.number(), crowded: z.number(), extreme: z.number() }),
  /** What could not be measured, and why. */
  absent: z.array(z.object({ what: z.enum([...MEASURES, ...CROWDING_RUNGS, "stocks"]), reason: Note })),
  notes: z.array(Note),
});
export type CrowdingAnswer = z.infer<typeof CrowdingAnswer>;
