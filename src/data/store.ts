import type { Day } from "../domain/calendar/index.ts";
import type { TableName } from "./schema.ts";

/** Which rows and columns to read. Rows come ordered by the table's key columns. */
export interface Scan {
  readonly columns: readonly string[];
  /** First and last day, inclusive, on the table's date column. */
  readonly from?: Day;
  readonly to?: Day;
  /** Keep rows whose code (or symbol, product, index_code) is one of these. */
  readonly codes?: readonly string[];
}

/** Columns of equal length: dates as days since 1970-01-01, numbers with NaN for missing, text with "" for missing. */
export interface Rows {
  readonly count: number;
  readonly dates: (column: string) => Int32Array;
  readonly numbers: (column: string) => Float64Array;
  readonly texts: (column: string) => string[];
}

/** What the store holds of one series of one table. */
export interface SeriesInventory {
  readonly table: TableName;
  /** Code, product or "" where the table is told as one. */
  readonly series: string;
  readonly rows: number;
  readonly first: Day;
  readonly last: Day;
  /** Distinct days present. */
  readonly days: number;
  readonly sources: readonly string[];
  readonly importedAt: string;
}

/**
 * A place that keeps tables. One process may hold a store for writing; any number may read while none writes.
 * Every implementation passes the suite in test/contract/store.ts.
 */
export interface Store {
  scan(table: TableName, scan: Scan): Promise<Rows>;
  inventory(): Promise<SeriesInventory[]>;
  /** Number of values that a later file replaced. */
  replacedCount(): Promise<number>;
  close(): Promise<void>;
}
