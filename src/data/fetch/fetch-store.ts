import type { TableName } from "../schema.ts";
import type { Appended, Columns, Origin, WritableStore } from "../store.ts";

/** Rows of one table as they came from a source. */
export interface Batch {
  readonly table: TableName;
  readonly columns: Columns;
}

/** The record of one thing that was asked of a source. */
export interface FetchedKey {
  readonly dataset: string;
  /** What was asked for: a day, a month, a code. */
  readonly key: string;
  /** Version that the source told, "" where it tells none. */
  readonly version: string;
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
  readonly rows: number;
  /** Whether the answer cannot change any more. */
  readonly isFinal: boolean;
}

/** A piece of an answer that is stored whole or not at all. */
export interface FetchedPart {
  readonly batches: readonly Batch[];
  readonly keys: readonly Pick<FetchedKey, "key" | "rows" | "isFinal">[];
  /** `source` is the source's name, `format` the data set's. */
  readonly origin: Origin;
  readonly version: string;
  /** Sources whose values stand against these; "files" means every import that is no fetch. */
  readonly standing: readonly string[];
  /** Names of all sources, so that files can be told from them. */
  readonly sources: readonly string[];
}

/** A store that a fetch can fill and ask what it has. */
export interface FetchStore extends WritableStore {
  /** Writes a part and the record of its keys in one transaction. */
  settle(part: FetchedPart): Promise<Appended & { readonly setAside: number }>;
  /** What was asked of a source, the latest time of each key. */
  fetched(source: string): Promise<FetchedKey[]>;
  /** Days on which a table has a row; of the series named, days on which each of them has one. */
  heldDays(table: TableName, series?: readonly string[]): Promise<Int32Array>;
}
