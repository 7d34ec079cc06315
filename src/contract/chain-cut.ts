import { z } from "zod";
import { CUT_NAMES, type PlayerName } from "../domain/chain/cuts.ts";
import { DateText, Note, nullable } from "./values.ts";

/** How a figure differs over sets of parameters or runs; null where none has it. */
export const ChainSpread = z.object({
  least: nullable,
  p10: nullable,
  median: nullable,
  p90: nullable,
  most: nullable,
});
export type ChainSpread = z.infer<typeof ChainSpread>;

const Figures = z.object({
  /** Deepest close of micro caps as a fall from the start. */
  microFall: ChainSpread,
  /** Lowest weighted basis of IM a year; negative is a discount. */
  lowestBasis: ChainSpread,
});

export const ChainCutName = z.enum(CUT_NAMES);
export type ChainCutName = z.infer<typeof ChainCutName>;

const PLAYER_NAMES = [
  "loss-sellers",
  "quant",
  "neutral",
  "dma",
  "hedge-build",
  "snowballs",
  "price-limits",
] as const satisfies readonly PlayerName[];
export const ChainPlayerName = z.enum(PLAYER_NAMES);
export type ChainPlayerName = z.infer<typeof ChainPlayerName>;

export const ChainCutRow = Figures.extend({
  cut: ChainCutName,
  /** Share of the fall, and of the discount beyond carry, that is gone with this link alone cut; they add to more than 1. */
  fallNecessity: ChainSpread,
  discountNecessity: ChainSpread,
});
export type ChainCutRow = z.infer<typeof ChainCutRow>;

export const ChainCutAnswer = z.object({
  /** Close that runs start from, and their last day. */
  from: DateText,
  to: DateText,
  /** Accepted sets of parameters, and those of them with a value outside its plausible range. */
  sets: z.object({ count: z.number().int(), outside: z.number().int() }),
  record: z.object({ microFall: nullable, lowestBasis: nullable }),
  base: Figures,
  /** With no player of the game: the market, and what no player has. */
  alone: Figures,
  cuts: z.array(ChainCutRow),
  /** Shapley shares of what all players add to the market alone; in every set they add up to 1. */
  shapley: z.array(z.object({ player: ChainPlayerName, fall: ChainSpread, discount: ChainSpread })),
  notes: z.array(Note),
});
export type ChainCutAnswer = z.infer<typeof ChainCutAnswer>;
