import { z } from "zod";
import { DateText, Note, nullable } from "./values.ts";

/** Where a day's change of equity came from, in yuan; the parts add up to it. Losses and costs are negative. */
export const NeutralPnl = z.object({
  selection: z.number(),
  style: z.number(),
  beta: z.number(),
  /** What the basis was bound to give or take by the day, closing evenly until expiry. */
  carry: z.number(),
  /** What the basis moved beyond that. */
  basis: z.number(),
  costs: z.number(),
  cash: z.number(),
});
export type NeutralPnl = z.infer<typeof NeutralPnl>;

/** A neutral book after the close of one day; money in yuan. */
export const BacktestDay = z.object({
  date: DateText,
  equity: z.number(),
  grossLong: z.number(),
  /** Value of the futures; a short is negative. */
  futuresNotional: z.number(),
  contract: z.string().nullable(),
  lots: z.number(),
  margin: z.number(),
  /** Cash beyond the margin; negative where it does not cover it. */
  cash: z.number(),
  pnl: NeutralPnl,
  /** The day's gain as a share of the stocks held the close before; null on the first day. */
  hedgedReturn: nullable,
  /** Half of what was bought and sold, and orders that could not be filled, as shares of equity. */
  turnover: z.number(),
  unfilled: z.number(),
  /** Shares of the stocks by size group of the day, largest group first. */
  sizes: z.record(z.string(), z.number()),
});
export type BacktestDay = z.infer<typeof BacktestDay>;

export const BacktestSummary = z.object({
  from: DateText,
  to: DateText,
  days: z.number().int(),
  totalReturn: nullable,
  annualReturn: nullable,
  annualVolatility: nullable,
  sharpe: nullable,
  maxDrawdown: nullable,
  /** Mean of the worst 5% of days. */
  worstDaysMean: nullable,
  worstDay: z.object({ date: DateText, return: z.number() }).nullable(),
  /** Mean loss beyond the worst 1% of days by the extreme-value law, with its 95% interval; null with too few days. */
  shortfall: z.object({ value: nullable, low: nullable, high: nullable }),
  /** Capital in yuan at which nine tenths of the basket could be traded in 5 days: median over days. */
  capacity: nullable,
  annualTurnover: nullable,
  pnl: NeutralPnl,
});

export const BacktestAnswer = z.object({
  days: z.array(BacktestDay),
  summary: BacktestSummary,
  notes: z.array(Note),
});
export type BacktestAnswer = z.infer<typeof BacktestAnswer>;
