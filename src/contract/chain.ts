import { z } from "zod";
import { AGENTS } from "../domain/chain/agent.ts";
import { BUCKETS, HEDGES } from "../domain/chain/buckets.ts";
import { DateText, Note, nullable } from "./values.ts";

export const ChainAgent = z.enum(AGENTS);
export const ChainBucket = z.enum(BUCKETS);
export const ChainHedge = z.enum(HEDGES);

/** A bucket at a close: return since the start as the model has it and as recorded, and names locked at a limit. */
export const ChainBucketDay = z.object({ model: z.number(), record: nullable, locked: z.number() });

/** A future at a close. */
export const ChainFutureDay = z.object({
  /** Share of the index, positive for a discount. */
  dislocation: z.number(),
  recordDislocation: nullable,
  /** Annualised and weighted by open interest, negative for a discount. */
  basis: z.number(),
  recordBasis: nullable,
  /** Lots. */
  openInterest: z.number(),
  recordOpenInterest: nullable,
});

/** Net purchases of one agent on a day, yuan. */
export const ChainFlow = z.object({
  agent: ChainAgent,
  stocks: z.record(ChainBucket, z.number()),
  futures: z.record(ChainHedge, z.number()),
});
export type ChainFlow = z.infer<typeof ChainFlow>;

export const ChainRunDay = z.object({
  date: DateText,
  buckets: z.record(ChainBucket, ChainBucketDay),
  futures: z.record(ChainHedge, ChainFutureDay),
  /** Agents that traded. */
  flows: z.array(ChainFlow),
  /** Leveraged accounts called and closed at this close, and neutral funds closed so far. */
  called: z.number().int(),
  closed: z.number().int(),
  fundsClosed: z.number().int(),
  /** Stocks that leveraged accounts and pledge lenders sold, yuan. */
  forcedSalesCny: z.number(),
  /** Ordered sales of stocks that found no buyer, yuan. */
  unsoldCny: z.number(),
  /** Notional of snowballs that knocked in at this close, yuan. */
  knockedInCny: z.number(),
});
export type ChainRunDay = z.infer<typeof ChainRunDay>;

const Low = z.object({ date: DateText.nullable(), value: nullable });

/** What is compared with the record. Units: returns and bases as ratios, open interest in lots. */
export const ChainSeries = z.enum(["500", "1000", "2000", "micro", "basisIC", "basisIM", "openInterestIM"]);
export type ChainSeries = z.infer<typeof ChainSeries>;

/** How far one series of the model stands from the record; differences are model minus record. */
export const ChainError = z.object({
  series: ChainSeries,
  rmse: nullable,
  worst: z.object({ date: DateText, model: z.number(), record: z.number() }).nullable(),
  modelLow: Low,
  recordLow: Low,
});
export type ChainError = z.infer<typeof ChainError>;

/** A mark of the unwind: whether the model bears it, and whether the record does; null where it cannot be told. */
export const ChainMark = z.object({
  mark: z.enum(["discountFirst", "closesWhileFalling", "dealersFirst", "firstMark", "secondMark"]),
  /** Day that the mark is of, where it is of one. */
  date: DateText.nullable(),
  model: z.boolean().nullable(),
  record: z.boolean().nullable(),
});
export type ChainMark = z.infer<typeof ChainMark>;

/** One number of the model: what it was, where it is plausible, and where that comes from. */
export const ChainParameter = z.object({
  name: z.string(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  plausible: z.enum(["inside", "onBound", "outside"]),
  source: z.string(),
  meaning: z.string(),
});
export type ChainParameter = z.infer<typeof ChainParameter>;

export const ChainSale = z.object({
  market: z.enum(["stocks", "futures"]),
  seller: ChainAgent,
  buyer: ChainAgent,
  cny: z.number(),
});
export type ChainSale = z.infer<typeof ChainSale>;

/** Net purchases that would have moved prices from the model's path to the record's, yuan over the window. */
export const ChainMissing = z.object({
  bucket: ChainBucket,
  /** Net to the close of the bucket's recorded low, that day included, and net after it. */
  toLowCny: z.number(),
  afterLowCny: z.number(),
  low: DateText,
  /** The day that lacks most. */
  worst: z.object({ date: DateText, cny: z.number() }),
});
export type ChainMissing = z.infer<typeof ChainMissing>;

export const ChainRunAnswer = z.object({
  /** Close that the run starts from, and its last day. */
  from: DateText,
  to: DateText,
  market: z.enum(["recorded", "given", "bootstrapped"]),
  seed: z.number().int().nullable(),
  preset: z.enum(["usual", "fitted"]),
  requirement: z.enum(["entry", "current"]),
  pieces: z.number().int(),
  /** Snowballs in the dealers' book at the start, and their notional in yuan. */
  notes: z.array(Note),
  snowballs: z.object({ count: z.number().int(), notionalCny: z.number(), knockedInBeforeCny: z.number() }),
  days: z.array(ChainRunDay),
  /** Empty without a record. */
  errors: z.array(ChainError),
  signature: z.array(ChainMark),
  /** Every number that the run used. */
  parameters: z.array(ChainParameter),
  /** Who sold to whom over the whole run, largest first. */
  sales: z.array(ChainSale),
  /** What stays unexplained; empty without a record. */
  missing: z.array(ChainMissing),
});
export type ChainRunAnswer = z.infer<typeof ChainRunAnswer>;

/** What is told while a run comes about: that the book is being valued, then each day. */
export type ChainRunPart = { readonly setup: "book" | "ready" } | { readonly day: ChainRunDay };
