import { z } from "zod";
import { SizeBuckets } from "./exposures.ts";
import { DateText, Note, nullable } from "./values.ts";

export const CheckVerdict = z.enum(["pass", "warn", "break"]);
export type CheckVerdict = z.infer<typeof CheckVerdict>;

/** Null where it is not known, or has no bound. */
const Estimate = z.object({ value: nullable, low: nullable, high: nullable });

export const CheckBoundName = z.enum([
  "history",
  "recorded-stress",
  "simulated",
  "shortfall",
  "opposite-limits",
  "own-impact",
  "none",
]);
export type CheckBoundName = z.infer<typeof CheckBoundName>;
export const CheckLeverageBound = Estimate.extend({ name: CheckBoundName });
export type CheckLeverageBound = z.infer<typeof CheckLeverageBound>;

/** Rules of a policy that are one limit, by the name they have in its file. */
export const CheckRuleName = z.enum([
  "survivableLeverage",
  "maxLeverage",
  "minHedgeRatio",
  "maxHedgeRatio",
  "maxActiveSize",
  "maxMicroShare",
  "maxMissingWeight",
  "maxLockedShare",
  "maxDaysToLiquidate",
  "maxLiquidationImpact",
  "maxCarryCost",
  "minMarginBuffer",
  "maxShortfall",
  "maxStressLoss",
]);
export type CheckRuleName = z.infer<typeof CheckRuleName>;

/** A rule and how the book stands to it; null is a figure that is not known. */
export const CheckRule = z.object({
  /** A CheckRuleName, or maxActive.beta and so on: a limit of one style. */
  rule: z.string(),
  limit: nullable,
  value: nullable,
  state: CheckVerdict,
  words: Note,
});
export type CheckRule = z.infer<typeof CheckRule>;

/** One contract of the short; money in yuan, costs positive. */
export const CheckContract = z.object({
  symbol: z.string(),
  lots: z.number(),
  close: z.number(),
  expiry: DateText,
  /** Value at the contract's close, positive. */
  notional: z.number(),
  basisPoints: nullable,
  basisRatio: nullable,
  /** Of holding to expiry, as a share of the short at the index's close: after expected dividends where known, and before. */
  annualCost: nullable,
  annualCostRaw: nullable,
  yuanAYear: nullable,
  yuanToExpiry: nullable,
});
export type CheckContract = z.infer<typeof CheckContract>;

/** A stress: returns of both legs, and what the hedged book loses (positive) of its stocks and of its capital. */
export const CheckStress = z.object({
  name: z.string(),
  kind: z.enum(["recorded", "made-up"]),
  from: DateText.nullable(),
  to: DateText.nullable(),
  stocks: nullable,
  futures: nullable,
  loss: nullable,
  lossOfCapital: nullable,
  lossYuan: nullable,
  /** Largest share of the basket that could not be sold at a close; null for made-up ones that do not say. */
  locked: nullable,
  assumption: Note,
});
export type CheckStress = z.infer<typeof CheckStress>;

export const CheckAnswer = z.object({
  /** Day whose close the figures are of; nothing later enters any. */
  date: DateText,
  verdict: CheckVerdict,
  /** The rules that are broken: the reasons of the verdict. */
  broken: z.array(CheckRule.omit({ state: true })),
  /** Every rule that the policy sets. */
  rules: z.array(CheckRule),
  leverage: z.number(),
  survivableLeverage: Estimate.extend({ binding: CheckBoundName, bounds: z.array(CheckLeverageBound) }),
  capital: z.number(),
  stocksValue: z.number(),
  /** Loss of the hedged spread, as a share of the stocks, that brings the account to its call line. */
  marginBuffer: z.number(),
  exposures: z.object({
    benchmark: z.string(),
    benchmarkSource: z.enum(["members", "ranks"]),
    portfolio: z.record(z.string(), z.number()),
    active: z.record(z.string(), z.number()),
    buckets: SizeBuckets,
    benchmarkBuckets: SizeBuckets,
    activeShare: nullable,
  }),
  missing: z.array(z.string()),
  missingWeight: z.number(),
  hedge: z.object({
    contracts: z.array(CheckContract),
    notional: z.number(),
    /** Value of the short over that of the stocks. */
    hedgeRatio: z.number(),
    annualCost: nullable,
    yuanAYear: nullable,
    yuanToExpiry: nullable,
  }),
  liquidity: z.object({
    participation: z.number(),
    /** Days to sell so much of the book; null where stocks whose trading is unknown leave less. */
    days: z.object({ half: nullable, most: nullable, all: nullable }),
    slowest: z.array(z.object({ code: z.string(), weight: z.number(), days: nullable })),
    /** Locked limit-down or suspended at the close: their selling begins a day later. */
    locked: z.array(z.string()),
    lockedWeight: z.number(),
    /** Weight of stocks whose trading is not known. */
    unknownWeight: z.number(),
    /** Mean loss of selling the whole book in one day, as a share of it (square-root law). */
    impact: nullable,
  }),
  stresses: z.array(CheckStress),
  /** Tail of the hedged spread over several horizons, as shares of the stocks; losses positive. */
  shortfalls: z.array(
    z.object({
      horizon: z.number().int(),
      level: z.number(),
      valueAtRisk: Estimate,
      expectedShortfall: Estimate,
      worst: nullable,
    }),
  ),
  history: z.object({ from: DateText.nullable(), days: z.number().int() }),
  synthetic: z.boolean(),
  notes: z.array(Note),
});
export type CheckAnswer = z.infer<typeof CheckAnswer>;
