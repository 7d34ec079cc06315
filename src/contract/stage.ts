import { z } from "zod";
import { INDICATORS } from "../domain/monitor/index.ts";
import { Band, DateText, Note, nullable } from "./values.ts";

export const StageName = z.enum(["calm", "crowded", "strained", "cascade", "unwinding", "healing", "clear"]);
export type StageName = z.infer<typeof StageName>;

export const Verdict = z.enum(["normal", "stretched", "extreme", "absent"]);
export type Verdict = z.infer<typeof Verdict>;

/** What is strained: the basis at a discount or at a premium, or the small caps without the basis. */
export const StrainSide = z.enum(["discount", "premium", "small-caps"]);
export type StrainSide = z.infer<typeof StrainSide>;

/** Codes of indicators; their names in two languages stand in view/words. */
export const IndicatorCode = z.enum(INDICATORS);
export type IndicatorCode = z.infer<typeof IndicatorCode>;

export const Evidence = z.object({
  indicator: IndicatorCode,
  value: nullable,
  previous: nullable,
  /**
   * Normal range, and the rule behind it: trailing 250 days (for the small caps, the latest 250 outside episodes), or
   * frozen the day before the episode began.
   */
  reference: Band.extend({ kind: z.enum(["trailing", "frozen"]), asOf: DateText }).nullable(),
  verdict: Verdict,
});
export type Evidence = z.infer<typeof Evidence>;

export const StageDay = z.object({
  date: DateText,
  stage: StageName,
  /** 1 on the first day of a run of the same stage. */
  dayInStage: z.number().int(),
  /** What is strained; null in calm, crowded and clear. */
  side: StrainSide.nullable(),
  evidence: z.array(Evidence),
});
export type StageDay = z.infer<typeof StageDay>;

const DateByProduct = z.object({ IC: DateText.nullable(), IM: DateText.nullable() });

export const Episode = z.object({
  start: DateText,
  side: StrainSide,
  /** Day of the deepest (highest, for a premium) open-interest-weighted basis so far. */
  trough: DateText,
  /** First touches of the trailing band from outside, which a naive reading would call all clear. */
  naiveClears: z.array(DateText),
  naiveDetail: z.array(
    z.object({
      date: DateText,
      products: z.array(z.object({ product: z.string(), basis: z.number() })),
      /** Largest later fall of the micro caps (CSI1000 where absent) from that close, so far. */
      fallAfter: nullable,
    }),
  ),
  /** First day by which the product had been inside the band since the trough for the days that persistence asks. */
  clear: z.object({ trailing: DateByProduct, frozen: DateByProduct }),
  end: DateText.nullable(),
  /** clear: every condition held for as long as asked. new-normal: nothing extreme for 60 days at another level. */
  endedBy: z.enum(["clear", "new-normal"]).nullable(),
  frozenBand: z.object({ IC: Band.nullable(), IM: Band.nullable() }),
});
export type Episode = z.infer<typeof Episode>;

export const StageAnswer = z.object({
  days: z.array(StageDay),
  episodes: z.array(Episode),
  notes: z.array(Note),
});
export type StageAnswer = z.infer<typeof StageAnswer>;

export const ScoreboardRow = z.object({
  start: DateText,
  end: DateText.nullable(),
  endedBy: z.enum(["clear", "new-normal"]).nullable(),
  side: StrainSide,
  trough: DateText,
  /** Trading days from the start to the deepest basis. */
  leadToTrough: z.number().int(),
  naiveClears: z.number().int(),
  /** Day on which the machine said clear, and what followed within 20 trading days. */
  clear: DateText.nullable(),
  fallAfterClear: nullable,
  newBasisLow: z.boolean().nullable(),
  wrong: z.boolean().nullable(),
});
export type ScoreboardRow = z.infer<typeof ScoreboardRow>;

export const Scoreboard = z.object({
  from: DateText,
  to: DateText,
  rows: z.array(ScoreboardRow),
  clears: z.number().int(),
  wrongClears: z.number().int(),
  /** Naive all-clears in the same years, and how many of them were followed by a new low. */
  naive: z.object({ clears: z.number().int(), wrong: z.number().int() }),
  daysByStage: z.record(StageName, z.number().int()),
  notes: z.array(Note),
});
export type Scoreboard = z.infer<typeof Scoreboard>;
