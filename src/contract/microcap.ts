import { z } from "zod";
import { DateText, Note, nullable } from "./values.ts";

export const MicrocapDay = z.object({
  date: DateText,
  return: nullable,
  /** Return of the version that can be traded: rebalanced at intervals, T+1, price limits, costs. */
  tradableReturn: nullable,
  /** Level of the frictionless version, 1000 at the start. */
  level: nullable,
  tradableLevel: nullable,
  members: z.number().int(),
});
export type MicrocapDay = z.infer<typeof MicrocapDay>;

export const WeeklyBar = z.object({
  /** Last trading day of the week that is loaded. */
  date: DateText,
  open: nullable,
  high: nullable,
  low: nullable,
  close: z.number(),
  /** Trading days of the week that are loaded; 0 where only the week's last close is recorded. */
  days: z.number().int(),
});
export type WeeklyBar = z.infer<typeof WeeklyBar>;

export const LadderRung = z.object({
  rung: z.enum(["300", "500", "1000", "2000", "micro"]),
  /** Index code, or null where the rung was built from stocks by rank. */
  code: z.string().nullable(),
  day: nullable,
  fiveDays: nullable,
  yearToDate: nullable,
});
export type LadderRung = z.infer<typeof LadderRung>;

export const MicrocapAnswer = z.object({
  size: z.number().int(),
  days: z.array(MicrocapDay),
  /** True where the stocks behind `days` are simulated; such figures say nothing about the market. */
  synthetic: z.boolean(),
  /** How far the tradable version fell behind (positive) over the days answered, in total and a year. */
  gap: z.object({ total: nullable, annualised: nullable }),
  /** Published micro-cap index (8841431.WI), where loaded: weekly candles and its daily closes. */
  published: z
    .object({
      code: z.string(),
      weekly: z.array(WeeklyBar),
      daily: z.array(z.object({ date: DateText, close: z.number(), csi300: nullable })),
    })
    .nullable(),
  ladder: z.array(LadderRung),
  /** Built from stocks: return by size rank bucket, same days as `days`. */
  buckets: z.array(z.object({ rung: z.string(), returns: z.array(nullable) })),
  /** Share of stocks closing locked limit-down, where high, low and close are loaded. */
  limitDown: z.array(z.object({ date: DateText, share: z.number(), stocks: z.number().int() })),
  notes: z.array(Note),
});
export type MicrocapAnswer = z.infer<typeof MicrocapAnswer>;
