import { z } from "zod";
import { DateText, Note, nullable } from "./values.ts";

/** Buckets as returns since the anchor, futures as weighted basis a year. */
export const ChainSeriesName = z.enum(["300", "500", "1000", "2000", "micro", "IC", "IM"]);
export type ChainSeriesName = z.infer<typeof ChainSeriesName>;

/** One series by day: quantiles over paths, and what was recorded; null where it is not. */
export const ChainFan = z.object({
  series: ChainSeriesName,
  days: z.array(z.object({ date: DateText, quantiles: z.array(z.number()), record: nullable })),
});
export type ChainFan = z.infer<typeof ChainFan>;

/** How a forecast did against the record: means over its days. */
export const ChainScore = z.object({
  series: ChainSeriesName,
  forecast: z.enum(["chain", "beta", "walk"]),
  /** Continuous ranked probability score of the log price, or of the basis; less is better. */
  crps: z.number(),
  /** Share of days within the 80% band, and its mean width. */
  coverage: z.number(),
  width: z.number(),
});
export type ChainScore = z.infer<typeof ChainScore>;

const Chance = z.object({ probability: z.number(), low: z.number(), high: z.number() });

/** One start: the alarm at it, and what followed. */
export const ChainStartRow = z.object({
  until: DateText,
  alarm: z.number(),
  betaAlarm: z.number(),
  /** Deepest fall of micro caps beyond their beta in the days that followed. */
  fall: z.number(),
  crps: z.object({ chain: z.number(), beta: z.number(), walk: z.number() }),
  coverage: z.object({ chain: z.number(), beta: z.number() }),
  width: z.object({ chain: z.number(), beta: z.number() }),
});
export type ChainStartRow = z.infer<typeof ChainStartRow>;

export const ChainForecastAnswer = z.object({
  until: DateText,
  days: z.number().int(),
  paths: z.number().int(),
  seed: z.number().int(),
  /** Sets of parameters: evenly from the plausible ranges, or weighted by the 20 days before. */
  parameters: z.object({
    choice: z.enum(["plausible", "weighted"]),
    /** How many equally weighted sets the weighted ones are worth. */
    effective: z.number(),
  }),
  /** First day that days to come are drawn from, and their number. */
  past: z.object({ from: DateText, days: z.number().int() }),
  quantiles: z.array(z.number()),
  fans: z.array(ChainFan),
  /** Chance of a cascade, micro caps falling by more than `fall` beyond their beta: the level of the alarm. */
  alarm: z.object({ fall: z.number(), chain: Chance, beta: Chance, followed: nullable }),
  /** Null where the days that followed are not loaded. */
  scores: z.array(ChainScore).nullable(),
  /** The same from other starts; null where not asked for. */
  placebo: z
    .object({
      starts: z.array(ChainStartRow),
      /** Over calm starts, those that no cascade followed: mean scores of micro caps, and how often the chain did better than beta alone. */
      calm: z.object({
        starts: z.number().int(),
        better: z.number().int(),
        crps: z.object({ chain: z.number(), beta: z.number(), walk: z.number() }).nullable(),
      }),
      /** With an alarm from each level on: starts by what followed. */
      levels: z.array(
        z.object({
          level: z.number(),
          hits: z.number().int(),
          falseAlarms: z.number().int(),
          missed: z.number().int(),
          quiet: z.number().int(),
        }),
      ),
    })
    .nullable(),
  notes: z.array(Note),
});
export type ChainForecastAnswer = z.infer<typeof ChainForecastAnswer>;
