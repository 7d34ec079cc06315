import { z } from "zod";
import { STYLE_NAMES } from "../domain/factors/styles.ts";
import { DateText, Note, nullable } from "./values.ts";

/** A style factor. Exposures are standard deviations: size is positive for a big stock, nonLinearSize for one of middle size, reversal for one that has fallen. */
export const FactorName = z.enum(STYLE_NAMES);
export type FactorName = z.infer<typeof FactorName>;

/** A figure for each factor that has one; a factor that is absent has no key. */
const ByFactor = z.partialRecord(FactorName, z.number());

export const FactorDay = z.object({
  date: DateText,
  /** Return of one standard deviation of exposure, explained by exposures known at the close of the day before. */
  returns: ByFactor,
  tValues: ByFactor,
  /** Return of the market as the regression has it: the factor that every stock has once. */
  country: z.number(),
  /** Share of the weighted variance of stock returns that all factors explain. */
  r2: z.number(),
  /** Stocks of the regression. */
  stocks: z.number().int(),
  /** Return of the three smallest tenths less the three largest, equal weights. */
  smallMinusBig: nullable,
});
export type FactorDay = z.infer<typeof FactorDay>;

export const AbsentFactor = z.object({
  factor: FactorName,
  reason: Note,
  /** First day that has it; null where none of the days loaded has. */
  from: DateText.nullable(),
});
export type AbsentFactor = z.infer<typeof AbsentFactor>;

export const FactorSummary = z.object({
  factor: FactorName,
  /** Days answered that have it. */
  days: z.number().int(),
  /** Sum of the daily returns. */
  totalReturn: z.number(),
  meanAbsoluteT: z.number(),
  /** Share of the days on which |t| is above 2. */
  significantShare: z.number(),
});
export type FactorSummary = z.infer<typeof FactorSummary>;

export const IndustryReturn = z.object({
  /** As the list names it; null for those that are too small, or not known. */
  industry: z.string().nullable(),
  /** Stocks on the last day that has it, and days answered that have it. */
  stocks: z.number().int(),
  days: z.number().int(),
  /** Sum of the daily returns over the country's. */
  totalReturn: z.number(),
});
export type IndustryReturn = z.infer<typeof IndustryReturn>;

export const FactorsAnswer = z.object({
  days: z.array(FactorDay),
  summary: z.array(FactorSummary),
  /** Industries by total return, highest first. */
  industries: z.array(IndustryReturn),
  /** Factors that some day answered lacks, and why. */
  absent: z.array(AbsentFactor),
  /** Risk as of the last day answered, of a year of 244 days. Null where fewer than 60 days have every factor. */
  volatility: ByFactor.nullable(),
  covariance: z
    .object({
      /** Styles in order, then the country. */
      factors: z.array(z.string()),
      /** A row a factor. */
      values: z.array(z.array(z.number())),
      correlations: z.array(z.array(z.number())),
      /** Days behind the correlations. */
      days: z.number().int(),
    })
    .nullable(),
  /** Volatility that no factor explains, a year, as of the last day: median of stocks, and of each tenth by size, smallest first. */
  specificRisk: z.object({ stocks: z.number().int(), median: z.number(), bySize: z.array(nullable) }).nullable(),
  /** True where the stocks are simulated; such figures say nothing about the market. */
  synthetic: z.boolean(),
  notes: z.array(Note),
});
export type FactorsAnswer = z.infer<typeof FactorsAnswer>;
