import { z } from "zod";
import { DateText, Note, nullable } from "./values.ts";

/** Weight by rank of market value, as a share of the portfolio. */
export const SizeBuckets = z.object({
  "300": z.number(),
  "500": z.number(),
  "1000": z.number(),
  "2000": z.number(),
  micro: z.number(),
  /** Between the micro caps and rank 3800 from the largest. */
  rest: z.number(),
});
export type SizeBuckets = z.infer<typeof SizeBuckets>;

/** Exposure by style, in standard deviations; a style that cannot be told is not there. */
const Exposures = z.record(z.string(), z.number());

export const ExposuresAnswer = z.object({
  /** Day whose close the figures are of: the last loaded on or before the one asked for. */
  date: DateText,
  /** Stocks held, and the sum of their weights as given; the figures are of weights scaled to 1. */
  stocks: z.number().int(),
  weightSum: z.number(),
  exposures: Exposures,
  /** The benchmark's, and the portfolio's less the benchmark's. */
  benchmarkExposures: Exposures,
  activeExposures: Exposures,
  /** Styles that are absent that day, with the cause: history, input, coverage or flat. */
  absent: z.array(z.object({ style: z.string(), cause: z.string() })),
  /** Share of the portfolio whose stocks traded that day and so have exposures. */
  covered: nullable,
  buckets: SizeBuckets,
  benchmarkBuckets: SizeBuckets,
  /** Half the sum of absolute differences from the benchmark's weights. */
  activeShare: nullable,
  benchmark: z.object({
    index: z.string(),
    weights: z.enum(["cap", "equal"]),
    /** Members as published, or stocks of the same ranks by market value where no members are loaded. */
    source: z.enum(["members", "ranks"]),
    members: z.number().int(),
    /** Day of the list or of the last change of members known by then; null for ranks. */
    membersAsOf: DateText.nullable(),
  }),
  /** Composite crowding percentile of the size groups, by weight, and of each; null where crowding cannot be told. */
  crowdingWeightedExposure: nullable,
  benchmarkCrowding: nullable,
  crowding: z.object({ "300": nullable, "500": nullable, "1000": nullable, "2000": nullable, micro: nullable }),
  /** Codes without a close by that day or without known shares, and their weight. */
  missing: z.array(z.string()),
  missingWeight: z.number(),
  /** Codes that did not trade that day: they count by their last close. */
  suspended: z.array(z.string()),
  /** True where the stocks are simulated; such figures say nothing about the market. */
  synthetic: z.boolean(),
  notes: z.array(Note),
});
export type ExposuresAnswer = z.infer<typeof ExposuresAnswer>;
