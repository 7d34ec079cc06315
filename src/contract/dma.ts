import { z } from "zod";
import { DMA_EVENTS } from "../domain/dma/calls.ts";
import { DateText, Note, nullable } from "./values.ts";

export const DmaEventName = z.enum(DMA_EVENTS);

/** A leveraged account after the close of a day; money is in initial equities. */
export const DmaAnswerDay = z.object({
  date: DateText,
  equity: z.number(),
  /** Stocks over equity; null where equity is 0 or less. */
  leverage: nullable,
  /** Equity over what it is held against, before the day's sales; null without stocks. */
  marginRatio: nullable,
  /** The gravest thing that happened. */
  event: DmaEventName,
  stocks: z.number(),
  short: z.number(),
  /** Cash in a futures account of its own; 0 where the broker lends. */
  futuresCash: z.number(),
  borrowed: z.number(),
  /** Stocks sold at the close, and those that were to be sold and found no buyer. */
  sold: z.number(),
  carriedOver: z.number(),
  boughtBack: z.number(),
  broughtIn: z.number(),
  interest: z.number(),
  /** What own sales took by moving prices and by their cost. */
  saleLoss: z.number(),
  /** Since the close before; null on the day of entry. */
  stockReturn: nullable,
  shortReturn: nullable,
  /** Share of the basket that could not be sold at the close. */
  locked: z.number(),
});
export type DmaAnswerDay = z.infer<typeof DmaAnswerDay>;

/** Null where it is not known, or has no bound. */
const Estimate = z.object({ value: nullable, low: nullable, high: nullable });

/** One thing that bounds leverage; null where it is not known. */
export const LeverageBoundAnswer = Estimate.extend({
  name: z.enum(["history", "simulated", "shortfall", "opposite-limits", "own-impact", "none"]),
});
export type LeverageBoundAnswer = z.infer<typeof LeverageBoundAnswer>;

/** Tail of what the hedged spread loses over a horizon, by what was known at entry; losses are positive. */
export const SpreadTailAnswer = z.object({
  horizon: z.number().int(),
  level: z.number(),
  losses: z.number().int(),
  exceedances: z.number().int(),
  threshold: nullable,
  xi: nullable,
  beta: nullable,
  valueAtRisk: Estimate,
  expectedShortfall: Estimate,
  worst: nullable,
});

export const DmaAnswer = z.object({
  from: DateText,
  to: DateText,
  leverage: z.number(),
  /** Margin ratio of entry, and those below which things happen. */
  ratios: z.object({ entry: z.number(), warning: z.number(), call: z.number(), forced: z.number() }),
  requirement: z.enum(["entry", "current"]),
  basket: z.array(z.object({ name: z.string(), weight: z.number() })),
  short: z.array(z.object({ name: z.string(), weight: z.number() })),
  days: z.array(DmaAnswerDay),
  firstWarning: DateText.nullable(),
  /** First day on which the broker asks for cash or sells. */
  firstCall: DateText.nullable(),
  firstForcedSale: DateText.nullable(),
  /** First day on which a futures account of its own is called, and on which its contracts are bought back for lack of cash. */
  firstFuturesCall: DateText.nullable(),
  firstSqueeze: DateText.nullable(),
  /** First day that ends with an equity of 0 or less. */
  wipedOut: DateText.nullable(),
  lowest: z.object({ date: DateText, equity: z.number() }),
  /** The same account with nobody calling or selling. */
  leftAlone: z.object({
    wipedOut: DateText.nullable(),
    endEquity: z.number(),
    lowest: z.object({ date: DateText, equity: z.number() }),
  }),
  /** Largest leverage that lives without a call it cannot meet; null where it was not asked for. */
  survivable: z
    .object({
      /** Through the days answered: hindsight. */
      thisPath: z.number(),
      /** By what was known at entry; null without enough history. */
      knownAtEntry: z
        .object({
          value: nullable,
          low: nullable,
          high: nullable,
          binding: LeverageBoundAnswer.shape.name,
          bounds: z.array(LeverageBoundAnswer),
          historyFrom: DateText,
          historyDays: z.number().int(),
          tail: SpreadTailAnswer,
        })
        .nullable(),
    })
    .nullable(),
  notes: z.array(Note),
});
export type DmaAnswer = z.infer<typeof DmaAnswer>;
