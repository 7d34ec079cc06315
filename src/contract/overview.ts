import { z } from "zod";
import { SnowballCluster } from "./snowball.ts";
import { Episode, IndicatorCode, StageDay, StageName, StrainSide } from "./stage.ts";
import { DateText, Note, nullable } from "./values.ts";

export const Change = z.object({
  indicator: z.union([IndicatorCode, z.enum(["stage", "imOpenInterest", "icOpenInterest"])]),
  from: z.union([z.number(), z.string()]).nullable(),
  to: z.union([z.number(), z.string()]).nullable(),
  direction: z.enum(["up", "down", "same"]),
});
export type Change = z.infer<typeof Change>;

export const ClearNeed = z.object({
  condition: z.enum(["icInFrozenBand", "imInFrozenBand", "smallCapsHold", "openInterestSteady", "limitDownRare"]),
  /** Days in a row on which it was met, capped at `need`; null where the data are absent, which never counts as met. */
  done: z.number().int().nullable(),
  need: z.number().int(),
});
export type ClearNeed = z.infer<typeof ClearNeed>;

const nullables = z.array(nullable);

export const ProductSeries = z.object({
  basis: nullables,
  bandLow: nullables,
  bandHigh: nullables,
  frozenLow: nullables,
  frozenHigh: nullables,
  openInterest: nullables,
});
export type ProductSeries = z.infer<typeof ProductSeries>;

export const Overview = z.object({
  date: DateText,
  firstDate: DateText,
  lastDate: DateText,
  day: StageDay,
  /** The episode that the day belongs to or that was cleared last, as known by the close of the day. */
  episode: Episode.nullable(),
  /** True where the basis of the day is adjusted for the dividends expected, false where it is raw. */
  adjusted: z.boolean(),
  /** Figures that the sentence of the day is made of; two days = since the close two trading days earlier. */
  facts: z.object({
    imBasis: nullable,
    imBasis2dAgo: nullable,
    icBasis: nullable,
    icBasis2dAgo: nullable,
    imOpenInterest: nullable,
    imOpenInterestChange2d: nullable,
    microReturn: nullable,
    microReturn2d: nullable,
    csi300Return: nullable,
    csi300Return2d: nullable,
    limitDownShare: nullable,
    /** Rank of today's IM basis among all days so far, 1 = deepest. */
    imBasisRank: z.number().int().nullable(),
    imBasisSince: DateText.nullable(),
    /** First day whose IM basis is known: what the rank looks back to. */
    imBasisFrom: DateText.nullable(),
  }),
  changes: z.array(Change),
  clearNeeds: z.array(ClearNeed),
  ribbon: z.array(z.object({ stage: StageName, side: StrainSide.nullable(), from: DateText, to: DateText })),
  series: z.object({
    dates: z.array(DateText),
    IM: ProductSeries,
    IC: ProductSeries,
    micro: nullables,
    csi300: nullables,
  }),
  events: z.array(z.object({ date: DateText, zh: z.string(), en: z.string() })),
  /** The nearest cluster of knock-ins and the flow it implies, of the snowballs that are evidence; null without any. */
  snowballs: SnowballCluster.extend({ origin: z.enum(["store", "assumed"]) }).nullable(),
  notes: z.array(Note),
});
export type Overview = z.infer<typeof Overview>;
