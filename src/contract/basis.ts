import { z } from "zod";
import { Band, DateText, Note, nullable } from "./values.ts";

export const BasisContract = z.object({
  symbol: z.string(),
  expiry: DateText,
  calendarDays: z.number().int(),
  tradingDays: z.number().int(),
  close: z.number(),
  basisPoints: z.number(),
  basisRatio: z.number(),
  /** Over calendar days: ratio * 365 / calendarDays; null on the last trading day. */
  annualised: nullable,
  /** Over trading days: ratio * 244 / tradingDays. */
  annualisedTradingDays: nullable,
  /** Dividend points expected, as known on the day, between the day and the expiry. */
  dividendPoints: nullable,
  annualisedAdjusted: nullable,
  /** With the dividend points realised after the day: hindsight, for study only. */
  annualisedExPost: nullable,
  /** What a short opened today pays to expiry, annualised: minus the adjusted basis where known, else minus the raw. */
  carryToExpiry: nullable,
  openInterest: nullable,
});
export type BasisContract = z.infer<typeof BasisContract>;

export const RawAndAdjusted = z.object({ raw: nullable, adjusted: nullable });

export const BasisDay = z.object({
  date: DateText,
  spot: nullable,
  contracts: z.array(BasisContract),
  oiWeighted: nullable,
  oiWeightedAdjusted: nullable,
  oiWeightedExPost: nullable,
  oiWeightedTradingDays: nullable,
  near: RawAndAdjusted,
  next: RawAndAdjusted,
  quarter: RawAndAdjusted,
  constantMaturity: z.object({ days30: RawAndAdjusted, days60: RawAndAdjusted, days90: RawAndAdjusted }),
  /** Forward cost of rolling a short from one contract to the next one listed, annualised; positive is a cost. */
  rolls: z.array(z.object({ from: z.string(), to: z.string(), annualisedCost: nullable })),
  openInterest: nullable,
  /** Share of the previous 250 days whose oiWeighted lay below today's. */
  percentile: nullable,
  percentiles: z.object({ oneYear: nullable, twoYears: nullable, fourYears: nullable }),
  /** 5% to 95% of oiWeighted over the previous 250 days, today excluded. */
  band: Band.nullable(),
  /** The same rank and range of oiWeightedAdjusted, as known on the day. */
  percentileAdjusted: nullable,
  bandAdjusted: Band.nullable(),
  /** True where oiWeighted comes from a recorded history because no contracts are loaded for the day. */
  recorded: z.boolean(),
});
export type BasisDay = z.infer<typeof BasisDay>;

export const HedgeCost = z.object({
  rule: z.enum(["near", "next", "quarter", "cheapest"]),
  /** Share of notional that a short held by this rule paid over the trailing month, quarter and year; positive is a cost. */
  oneMonth: nullable,
  threeMonths: nullable,
  oneYear: nullable,
  /** The year's cost less the dividends that went ex on the hedged stocks; null without total-return closes. */
  oneYearNetOfDividends: nullable,
});
export type HedgeCost = z.infer<typeof HedgeCost>;

export const BasisYear = z.object({
  year: z.number().int(),
  days: z.number().int(),
  low: z.number(),
  lowDate: DateText,
  p5: z.number(),
  p25: z.number(),
  median: z.number(),
  p75: z.number(),
  p95: z.number(),
  high: z.number(),
  highDate: DateText,
});
export type BasisYear = z.infer<typeof BasisYear>;

export const BasisProduct = z.object({
  product: z.string(),
  index: z.string(),
  days: z.array(BasisDay),
  /** As of the last day answered. */
  hedgeCost: z.array(HedgeCost),
  /** Spread of oiWeighted by calendar year, up to the last day answered. */
  years: z.array(BasisYear),
});
export type BasisProduct = z.infer<typeof BasisProduct>;

export const BasisAnswer = z.object({
  products: z.array(BasisProduct),
  /** What the data could not support. */
  notes: z.array(Note),
});
export type BasisAnswer = z.infer<typeof BasisAnswer>;
