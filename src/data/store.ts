import type { EveningRun } from "../contract.ts";
import type { Day } from "../domain/calendar/index.ts";
import type { DailySeries } from "../domain/market/series.ts";
import type { TableName } from "./schema.ts";

/** A day column holds this where the day is missing: later than every day, so an open end compares as open. */
export const MISSING_DAY: Day = 2_147_483_647;

/** Which rows and columns to read. */
export interface Scan {
  readonly columns: readonly string[];
  /** First and last day, inclusive, on the table's date column (the key column that dates a row). */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Keep rows whose code (or symbol, product, index_code) is one of these. */
  readonly codes?: readonly string[] | undefined;
}

/** A text column as distinct values, sorted, and for each row the index of its value: `values[index[row]]`. */
export interface CodedText {
  readonly values: readonly string[];
  readonly index: Int32Array;
}

/**
 * Columns of equal length: dates as days since 1970-01-01 (MISSING_DAY for missing), numbers with NaN for missing, text
 * with "" for missing. Each accessor throws InputError for a column that was not read or is of another type.
 */
export interface Rows {
  readonly count: number;
  readonly dates: (column: string) => Int32Array;
  readonly numbers: (column: string) => Float64Array;
  readonly texts: (column: string) => string[];
  /** The same text without a string a row: what to use on long tables. */
  readonly coded: (column: string) => CodedText;
}

/**
 * Dense [days x codes] matrices of number columns, row by row: the value of code `i` on day `t` stands at
 * `t * codes.length + i`, NaN where the table has no row or no value. Days and codes are those present, sorted.
 */
export interface Panel {
  readonly days: Int32Array;
  readonly codes: readonly string[];
  readonly numbers: (column: string) => Float64Array;
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
  /** Names of the files (or generators) that wrote the rows held now, sorted. */
  readonly sources: readonly string[];
  /** Time of the latest of those imports, ISO 8601, UTC. */
  readonly importedAt: string;
  /** True where any of the rows is simulated. */
  readonly synthetic: boolean;
}

/** A row that a later import changed: what it held before, and source and time of both. */
export interface Replacement {
  readonly table: TableName;
  readonly key: Readonly<Record<string, string>>;
  readonly old: Readonly<Record<string, number | string | null>>;
  readonly oldSource: string;
  readonly oldImportedAt: string;
  readonly newSource: string;
  readonly newImportedAt: string;
}

/** How many rows of one table one import replaced in rows of another. */
export interface ReplacementCount {
  readonly table: TableName;
  readonly rows: number;
  /** Those of them in which a known value differs from the one held now, numbers by more than 0.01%. */
  readonly contradicting: number;
  /** Of rows set aside, the largest difference of a number, as a share of the old one. */
  readonly largest?: number | undefined;
  /** True where the rows did not replace anything: they were set aside for values that stand against them. */
  readonly setAside?: boolean | undefined;
  readonly oldSource: string;
  readonly newSource: string;
  readonly newImportedAt: string;
}

/** A series that a computation made of tables, kept so that it need not be made again. */
export interface Kept {
  /** Name of the series; another name when the computation changes. */
  readonly name: string;
  /** Tables that it was computed from. */
  readonly from: readonly TableName[];
}

/**
 * A place that keeps tables. One process may hold a store for writing; any number may read while none writes.
 * Every implementation passes the suite in test/contract/store.ts.
 */
export interface Store {
  /** Rows ordered by the table's key columns. */
  scan(table: TableName, scan: Scan): Promise<Rows>;
  /** Number columns of a table keyed by date and code, as dense matrices. */
  panel(table: TableName, scan: Scan): Promise<Panel>;
  inventory(): Promise<SeriesInventory[]>;
  /** Number of rows that a later import replaced. */
  replacedCount(): Promise<number>;
  replacementCounts(): Promise<ReplacementCount[]>;
  /** Replaced rows, latest first, at most `limit` a table. */
  replacements(limit: number): Promise<Replacement[]>;
  /** A kept series up to `to`; null where none is kept, or where a table that it was computed from has changed since. */
  kept(kept: Kept, to?: Day): Promise<DailySeries | null>;
  /** What became of the evening runs of this store, in the order in which they began. */
  eveningRuns(): Promise<EveningRun[]>;
  close(): Promise<void>;
}

/** Columns to append, by name; NaN, MISSING_DAY and "" stand for missing. All of equal length. */
export type Columns = Readonly<Record<string, Int32Array | Float64Array | readonly string[]>>;

/** Where rows come from, and when. */
export interface Origin {
  /** Name of the file or generator. */
  readonly source: string;
  /** SHA-256 of the file, "" where there is none. */
  readonly sha256: string;
  readonly format: string;
  /** ISO 8601, UTC. */
  readonly importedAt: string;
  readonly synthetic: boolean;
  /** Rows that were refused on the way. */
  readonly refused: number;
}

/** What an append did to the rows that it was given. */
export interface Appended {
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
}

/** A store held for writing. */
export interface WritableStore extends Store {
  /**
   * Adds rows in one transaction: a row with a new key is added, a row with a known key replaces what differs (a missing
   * value leaves what is known), and the old row is kept with source and time of both. Throws InputError when a key
   * occurs twice.
   */
  append(table: TableName, columns: Columns, origin: Origin): Promise<Appended>;
  /** Keeps a computed series in place of the one before, for as long as the tables behind it stay as they are. */
  keep(kept: Kept, series: DailySeries): Promise<void>;
}
