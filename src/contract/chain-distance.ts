import { z } from "zod";
import { TIPPING_SHOCKS } from "../domain/chain/distance.ts";
import { DateText, Note, nullable } from "./values.ts";

/** How near the market is to tipping by one kind of shock; null where no shock up to the limit tips it. */
export const ChainDistance = z.object({
  shock: z.enum(TIPPING_SHOCKS),
  /** Largest shock tried: fall of the market, share of neutral books redeemed, widening of the dislocation. */
  limit: z.number(),
  /** With every parameter at its usual value; 0 where it tips unshocked. */
  usual: nullable,
  /** Excess fall of micro caps there, or at the limit. */
  usualFall: z.number(),
  /** Quantiles over plausible draws of the parameters; null where so many draws do not tip. */
  near: nullable,
  median: nullable,
  far: nullable,
  /** Share of the draws that tip within the limit. */
  tips: nullable,
});
export type ChainDistance = z.infer<typeof ChainDistance>;

export const ChainDistanceAnswer = z.object({
  date: DateText,
  /** Trading days simulated after it. */
  days: z.number().int(),
  /** Fall of micro caps beyond what the market alone explains that counts as tipping. */
  excess: z.number(),
  draws: z.number().int(),
  seed: z.number().int(),
  /** Sizes assumed, yuan, and the highest leverage of accounts. */
  sizes: z.object({ neutralCny: z.number(), dmaCny: z.number(), leverage: z.number() }),
  /** What the evening itself shows. */
  evening: z.object({
    /** Open interest of IC and IM over that of 2023-12-29, which sizes not asked for are scaled by. */
    openInterest: z.number(),
    /** Trading days ago that accounts entered, and their gain since, over their stocks. */
    entered: z.number().int(),
    gain: z.number(),
    /** What the highest leverage has become; null where nothing of the equity is left. */
    leverage: nullable,
  }),
  /** Excess fall without any shock. */
  unshocked: z.number(),
  distances: z.array(ChainDistance),
  notes: z.array(Note),
});
export type ChainDistanceAnswer = z.infer<typeof ChainDistanceAnswer>;
