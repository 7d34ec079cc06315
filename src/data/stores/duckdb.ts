import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { EveningRun } from "../../contract.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { DailySeries } from "../../domain/market/series.ts";
import { readRuns } from "../evening-journal.ts";
import type { FetchedPart, FetchStore } from "../fetch/fetch-store.ts";
import type { TableName } from "../schema.ts";
import type { Appended, Columns, Kept, Origin, Panel, Rows, Scan, SeriesInventory } from "../store.ts";
import { appendColumns } from "./duckdb-append.ts";
import { makeRecord, readFetched, readHeldDays, settlePart } from "./duckdb-fetched.ts";
import { readInventory, readReplacementCounts, readReplacements } from "./duckdb-inventory.ts";
import { keepSeries, readKept } from "./duckdb-kept.ts";
import { type Access, damageTold, type Opened, openDatabase } from "./duckdb-open.ts";
import { scanPanel, scanRows } from "./duckdb-scan.ts";
import { addTables, historyTable, lackingTables, TABLE_NAMES } from "./duckdb-tables.ts";

/** A store in one DuckDB file. Each call has a connection of its own, so calls may overlap. */
export class DuckdbStore implements FetchStore {
  readonly #instance: DuckDBInstance;
  readonly #file: string;
  /** Tables of the schema that the file lacks: they read as empty. */
  readonly #lacking: readonly TableName[];
  /** Done once the record of what was asked for is there. */
  #record: Promise<void> | undefined;

  readonly #forget: () => void;

  constructor({ instance, forget }: Opened, file: string, lacking: readonly TableName[]) {
    this.#instance = instance;
    this.#forget = forget;
    this.#file = file;
    this.#lacking = lacking;
  }

  scan(table: TableName, scan: Scan): Promise<Rows> {
    return this.use((connection) => scanRows(connection, table, scan));
  }

  panel(table: TableName, scan: Scan): Promise<Panel> {
    return this.use((connection) => scanPanel(connection, table, scan));
  }

  inventory(): Promise<SeriesInventory[]> {
    return this.use(readInventory);
  }

  replacedCount(): Promise<number> {
    const counts = TABLE_NAMES.map((table) => `(select count(*) from ${historyTable(table)})`);
    return this.use(async (connection) => {
      const reader = await connection.runAndReadAll(`select (${counts.join(" + ")})::INTEGER`);
      return reader.getRows()[0][0] as number;
    });
  }

  replacementCounts() {
    return this.use(readReplacementCounts);
  }

  replacements(limit: number) {
    return this.use((connection) => readReplacements(connection, limit));
  }

  append(table: TableName, columns: Columns, origin: Origin): Promise<Appended> {
    return this.use((connection) => appendColumns(connection, table, columns, origin));
  }

  kept(kept: Kept, to?: Day): Promise<DailySeries | null> {
    return this.use((connection) => readKept(connection, kept, to));
  }

  keep(kept: Kept, series: DailySeries): Promise<void> {
    return this.use((connection) => keepSeries(connection, kept, series));
  }

  async settle(part: FetchedPart) {
    this.#record ??= this.use(makeRecord);
    await this.#record;
    return this.use((connection) => settlePart(connection, part));
  }

  fetched(source: string) {
    return this.use((connection) => readFetched(connection, source));
  }

  heldDays(table: TableName, series?: readonly string[]): Promise<Int32Array> {
    return this.use((connection) => readHeldDays(connection, table, series));
  }

  async eveningRuns(): Promise<EveningRun[]> {
    return this.#file === ":memory:" ? [] : readRuns(this.#file);
  }

  async close(): Promise<void> {
    this.#instance.closeSync();
    this.#forget();
  }

  /** Runs a piece of SQL work on a fresh connection: for the code of this folder and the import only. */
  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.#instance.connect();
    try {
      await addTables(connection, this.#lacking, "temporary");
      return await work(connection);
    } catch (error) {
      throw damageTold(error, this.#file);
    } finally {
      connection.closeSync();
    }
  }
}

/**
 * Opens a store kept in one DuckDB file (":memory:" for one that lasts as long as the process). "read" needs the file to
 * exist and lets other readers in; "write" makes it where absent and keeps all others out, once readers have let go or
 * `patienceMs` have passed. Throws InputError, one
 * sentence, when the file is absent, in use, damaged or not a store.
 */
export async function openDuckdbStore(
  file: string,
  { access, patienceMs }: { access: Access; patienceMs?: number },
): Promise<DuckdbStore> {
  const opened = await openDatabase(file, access, patienceMs);
  return new DuckdbStore(opened, file, await completed(opened.instance, access));
}

/** Adds what an older store lacks where it may be written; answers what is lacking still. */
async function completed(instance: DuckDBInstance, access: Access): Promise<TableName[]> {
  const connection = await instance.connect();
  try {
    const lacking = await lackingTables(connection);
    if (access === "read") return lacking;
    await addTables(connection, lacking, "lasting");
    return [];
  } finally {
    connection.closeSync();
  }
}
