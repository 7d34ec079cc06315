import { z } from "zod";
import { DateText, Note, nullable } from "./values.ts";

/** A figure for each size index; `micro` is the index of the smallest stocks. Null where the index is not loaded. */
export const StyleWeights = z.object({
  "000300.SH": nullable,
  "000905.SH": nullable,
  "000852.SH": nullable,
  "932000.CSI": nullable,
  micro: nullable,
});
export type StyleWeights = z.infer<typeof StyleWeights>;

const StyleEnds = StyleWeights.extend({ basisBeta: z.number() });
const StyleHedge = z.enum(["none", "IC", "IM", "both", "500", "1000"]);

export const DriftDay = z.object({
  date: DateText,
  /** Share of capital of the stocks on each index, none negative; a hedge that was recognised is added back. */
  weights: StyleWeights,
  /** Sensitivity to the change of basis of IC and IM together; minus the futures sold where futures are the hedge. */
  basisBeta: z.number(),
  basisBetas: z.object({ IC: z.number(), IM: z.number() }),
  /** Sum of `weights`. */
  stockLeg: z.number(),
  /** What is sold against the stocks, as a share of capital, and what it is. */
  hedge: z.number(),
  hedgedWith: StyleHedge,
  /** `stockLeg` less `hedge`. */
  netExposure: z.number(),
  /** Return a year that no leg explains. */
  alphaAnnual: z.number(),
  r2: nullable,
  /** Standard deviation a year of what the legs leave. */
  residualVolatility: z.number(),
  /** Returns that the day's figures rest on. */
  observations: z.number().int(),
  low: StyleEnds,
  high: StyleEnds,
});
export type DriftDay = z.infer<typeof DriftDay>;

const StyleLeg = z.enum(["000300.SH", "000905.SH", "000852.SH", "932000.CSI", "micro", "hedge"]);
const StyleMove = z.object({ what: StyleLeg, from: z.number(), to: z.number() });

export const DriftAlarm = z.object({
  /** First day of the new style, dated with all net values. */
  date: DateText,
  /** Day at whose close the change could be known, and how it was dated then. */
  detected: DateText,
  datedThen: DateText,
  /** The leg that moved most, and its weight before and after. */
  what: StyleLeg,
  from: z.number(),
  to: z.number(),
  /** Every leg that moved by 0.05 or more, largest move first. */
  moves: z.array(StyleMove),
  /** The test's statistic and the value from which a change is told. */
  statistic: z.number(),
  critical: z.number(),
  words: Note,
});
export type DriftAlarm = z.infer<typeof DriftAlarm>;

export const DriftAnswer = z.object({
  /** File that the net values come from; null for the sample fund. */
  file: z.string().nullable(),
  sampling: z.enum(["daily", "weekly", "monthly"]),
  /** Most returns that a day's weights rest on. */
  window: z.number().int(),
  halfLife: nullable,
  /** Share of bootstrap draws between `low` and `high`. */
  confidence: z.number(),
  days: z.array(DriftDay),
  alarms: z.array(DriftAlarm),
  /** The last day's style and the last change, in words. */
  summary: Note,
  notes: z.array(Note),
});
export type DriftAnswer = z.infer<typeof DriftAnswer>;

const Levels = z.array(nullable);

export const DriftMarket = z.object({
  days: z.array(DateText),
  /** Closes by index; an index that is not loaded is absent. */
  closes: z.object({
    "000300.SH": Levels.optional(),
    "000905.SH": Levels.optional(),
    "000852.SH": Levels.optional(),
    "932000.CSI": Levels.optional(),
    micro: Levels.optional(),
  }),
  /** Level of a future held and rolled at no cost; absent where no contracts are loaded. */
  futures: z.object({ IC: Levels.optional(), IM: Levels.optional() }),
  notes: z.array(Note),
});
export type DriftMarket = z.infer<typeof DriftMarket>;
