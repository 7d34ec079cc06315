import { z } from "zod";
import { INPUTS } from "../domain/chain/ensemble/design.ts";
import { OUTCOMES } from "../domain/chain/ensemble/outcome.ts";
import { ChainSpread } from "./chain-cut.ts";
import { DateText, Note, nullable } from "./values.ts";

export const ChainOutcomeName = z.enum(OUTCOMES);
export type ChainOutcomeName = z.infer<typeof ChainOutcomeName>;

export const ChainInputName = z.enum(INPUTS);
export type ChainInputName = z.infer<typeof ChainInputName>;

/** An index with its interval of 90%; null where the figure does not vary. */
const Index = z.object({ value: nullable, low: nullable, high: nullable });
export const ChainIndices = z.object({ input: ChainInputName, first: Index, total: Index });
export type ChainIndices = z.infer<typeof ChainIndices>;

export const ChainEnsembleAnswer = z.object({
  from: DateText,
  to: DateText,
  runs: z.number().int(),
  seed: z.number().int(),
  market: z.enum(["bootstrap", "recorded"]),
  /** Days of the past that market paths are drawn from; 0 on the recorded path. */
  pastDays: z.number().int(),
  /** A cascade: micro caps fall by more than `fall` beyond what their beta makes of the market. */
  cascade: z.object({
    fall: z.number(),
    count: z.number().int(),
    probability: z.number(),
    low: z.number(),
    high: z.number(),
  }),
  outcomes: z.array(z.object({ outcome: ChainOutcomeName, spread: ChainSpread })),
  /** Which input the variance of the log fall, and of the log of 1 + the deepest discount of IM, goes back to. */
  indices: z.object({ groups: z.number().int(), fall: z.array(ChainIndices), basis: z.array(ChainIndices) }),
  notes: z.array(Note),
});
export type ChainEnsembleAnswer = z.infer<typeof ChainEnsembleAnswer>;
