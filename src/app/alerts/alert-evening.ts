import type { CheckAnswer, Note, StageDay, StageName } from "../../contract.ts";

/** One evening as the rules see it: nothing in it is later than its date. */
export interface AlertEvening {
  /** ISO date. */
  readonly date: string;
  /** The stage of that very day; null where it cannot be told. */
  readonly stage: StageDay | null;
  /** Stage of the last day told before; null where there is none. */
  readonly stageBefore: StageName | null;
  /** Values of a gauge on the trading days up to the evening, oldest first, the last being the evening's; NaN for missing. */
  readonly history: (gauge: string) => Float64Array;
  /** Distance of the index above the nearest cluster of knock-ins on the evening and the one before; NaN for missing. */
  readonly clusterDistance: (of: "book" | "assumed") => { readonly now: number; readonly before: number };
  /** The guard's answer about the book of a rule; a note where it has none. */
  readonly checks: ReadonlyMap<string, CheckAnswer | { readonly untold: Note }>;
  /** Last day that each table holds; null where it is empty. */
  readonly lastDays: ReadonlyMap<string, string | null>;
}
