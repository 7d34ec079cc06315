import type { Note } from "../../contract.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { TableName } from "../schema.ts";

export const CHECKS = [
  "missing-days",
  "stale-close",
  "jump-beyond-limit",
  "duplicate-key",
  "traded-after-expiry",
] as const;

/** Something in the store that a reader should doubt. */
export interface Finding {
  readonly check: (typeof CHECKS)[number];
  readonly table: TableName;
  /** Code, symbol or product; "" where the table is meant as one. */
  readonly code: string;
  /** The day in doubt (of a gap, its first); null where no single day is. */
  readonly day: Day | null;
  readonly detail: Note;
}

/** Rows of one table in the order of its key: a day, a code as an index into sorted `codes`, a close in points or yuan. */
export interface CloseRows {
  readonly table: TableName;
  readonly days: Int32Array;
  readonly codes: readonly string[];
  readonly codeOf: Int32Array;
  readonly closes: Float64Array;
}

/** `+12.95%` or `−3.10%` of a return as a decimal. */
export function percentText(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value * 100).toFixed(2)}%`;
}
