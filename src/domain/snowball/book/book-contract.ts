import type { SnowballTerms } from "../terms.ts";

export type ContractStatus = "alive" | "knocked-in" | "knocked-out" | "matured";

/** One line of a book: a note that a dealer sold on an index. */
export interface BookContract {
  readonly id: string;
  /** Index code, such as 000905.SH. */
  readonly index: string;
  readonly notionalCny: number;
  readonly terms: SnowballTerms;
  /** null where it is to be derived from the index's history. */
  readonly status: ContractStatus | null;
}

/** A contract that is still there, and its state after today's close. */
export interface Position {
  readonly contract: BookContract;
  readonly state: "alive" | "knocked-in";
}
