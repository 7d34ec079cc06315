import { z } from "zod";
import { DateText, Note } from "./values.ts";

/** What a block's fit tells of one parameter. */
export const ChainFittedParameter = z.object({
  name: z.string(),
  /** Plausible range that was searched. */
  from: z.number(),
  to: z.number(),
  best: z.number(),
  /** 5th, 50th and 95th percentile over the accepted sets. */
  low: z.number(),
  middle: z.number(),
  high: z.number(),
  /** Whether the accepted sets hold it within about a third of its range. */
  identified: z.boolean(),
  onBound: z.enum(["low", "high"]).nullable(),
});
export type ChainFittedParameter = z.infer<typeof ChainFittedParameter>;

/** A block: what was given, what was fitted, and how well. */
export const ChainBlock = z.object({
  block: z.enum(["basis", "price", "joined"]),
  loss: z.number(),
  tried: z.number().int(),
  accepted: z.number().int(),
  parameters: z.array(ChainFittedParameter),
});
export type ChainBlock = z.infer<typeof ChainBlock>;

const PerFuture = z.object({ IC: z.number(), IM: z.number() });
const PerIndex = z.object({ "500": z.number(), "1000": z.number(), "2000": z.number(), micro: z.number() });

export const ChainCalibrateAnswer = z.object({
  from: DateText,
  to: DateText,
  requirementOn: z.enum(["entry", "current"]),
  blocks: z.array(ChainBlock),
  /** Share of the variance of each day's change of dislocation that the basis block explains one day ahead. */
  basisExplained: PerFuture,
  /** Roots of mean squares of the joined run: prices over the start, dislocation over the index, shorts over the start's. */
  errors: z.object({ price: PerIndex, dislocation: PerFuture, openInterest: PerFuture }),
  /** The joined run beside the record. */
  figures: z.array(
    z.object({
      figure: z.enum(["micro-fall", "csi1000-trough", "csi2000-trough", "im-low", "im-low-day"]),
      model: z.union([z.number(), z.string()]),
      record: z.union([z.number(), z.string()]),
    }),
  ),
  /** Share of the accepted sets that bear both marks of the unwind on every day on which the record does. */
  bothMarks: z.number(),
  /** Flow that the record asks for beyond the model's, told one day ahead; yuan, a missing sale is negative. */
  missing: z.array(z.object({ date: DateText, stocksCny: z.number(), futuresCny: z.number() })),
  /** Parameters of the joined fit outside their plausible ranges, and on a bound of them. */
  implausible: z.array(z.string()),
  onBound: z.array(z.string()),
  /** The accepted sets of the joined block, the best first: values by name. */
  sets: z.array(z.object({ loss: z.number(), parameters: z.record(z.string(), z.number()) })),
  notes: z.array(Note),
});
export type ChainCalibrateAnswer = z.infer<typeof ChainCalibrateAnswer>;
