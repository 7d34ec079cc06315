import { z } from "zod";
import { DateText, Note } from "./values.ts";

export const InventoryRow = z.object({
  table: z.string(),
  series: z.string(),
  rows: z.number().int(),
  first: DateText.nullable(),
  last: DateText.nullable(),
  /** Trading days between first and last on which the table has no row. */
  missingDays: z.number().int().nullable(),
  /** Trading days from `last` to the date asked. */
  staleDays: z.number().int().nullable(),
  sources: z.array(z.string()),
  importedAt: z.string().nullable(),
  synthetic: z.boolean(),
});
export type InventoryRow = z.infer<typeof InventoryRow>;

export const Inventory = z.object({
  date: DateText.nullable(),
  rows: z.array(InventoryRow),
  /** Rows whose value was replaced by a later file. */
  replaced: z.number().int(),
});
export type Inventory = z.infer<typeof Inventory>;

export const QualityFinding = z.object({
  check: z.enum(["missing-days", "stale-close", "jump-beyond-limit", "duplicate-key", "traded-after-expiry"]),
  table: z.string(),
  code: z.string(),
  date: DateText.nullable(),
  detail: Note,
});
export type QualityFinding = z.infer<typeof QualityFinding>;

export const QualityAnswer = z.object({
  counts: z.record(QualityFinding.shape.check, z.number().int()),
  findings: z.array(QualityFinding),
  /** Findings beyond those listed. */
  more: z.number().int(),
});
export type QualityAnswer = z.infer<typeof QualityAnswer>;
