import { existsSync, rmSync, statSync } from "node:fs";
import { CALENDAR_FIRST_DAY, CALENDAR_LAST_DAY, tradingDays } from "../domain/calendar/index.ts";
import { InputError } from "../errors.ts";
import { type FileResult, ingestFile } from "./ingest-file.ts";
import { listFiles } from "./sources/list-files.ts";
import type { WritableStore } from "./store.ts";
import { type DuckdbStore, openDuckdbStore } from "./stores/duckdb.ts";

export interface ImportOptions {
  /** Files and folders; folders are searched to the bottom. */
  readonly paths: readonly string[];
  /** Store the good rows of a file that has bad ones, and keep the bad ones in a file next to the store. */
  readonly skipBadRows: boolean;
  /** Time of the import, kept with every row. */
  readonly now: Date;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** What is still to be done with the store once files were stored, before it is closed. */
  readonly afterwards?: ((store: WritableStore) => Promise<void>) | undefined;
}

export interface ImportProgress {
  /** The file that was just finished, or null before the first. */
  readonly last: FileResult | null;
  /** The file that is about to be read, or null after the last. */
  readonly next: string | null;
  readonly filesDone: number;
  readonly files: number;
  readonly bytesDone: number;
  readonly bytes: number;
}

export interface ImportResult {
  readonly files: readonly FileResult[];
  /** Files of the folders that are neither CSV nor Parquet. */
  readonly passedOver: readonly string[];
}

/**
 * Imports files and folders into the store in `db`, made where absent, one transaction a file. A file that cannot be
 * taken is told in its result and the others go on; where none is, no new store is left behind. Throws InputError when a
 * path does not exist, there is nothing to import, or the store cannot be opened for writing.
 */
export async function importPaths({ db, ...options }: ImportOptions & { readonly db: string }): Promise<ImportResult> {
  const list = listFiles(options.paths);
  if (list.files.length === 0) {
    throw new InputError(`${options.paths.join(", ")} holds no file to import; expected .csv, .csv.gz or .parquet`);
  }
  const isNew = db !== ":memory:" && !existsSync(db);
  const store = await openDuckdbStore(db, { access: "write" });
  let result: ImportResult | null = null;
  try {
    result = await importFiles(store, db === ":memory:" ? null : db, list, options);
    if (result.files.some((file) => file.stored)) await options.afterwards?.(store);
    return result;
  } finally {
    await store.close();
    const isEmpty = !result?.files.some((file) => file.stored);
    if (isNew && isEmpty) for (const file of [db, `${db}.wal`]) rmSync(file, { force: true });
  }
}

/** The same into a store that is open already. Refused rows go beside `db`; null keeps them nowhere. */
export async function importInto(store: DuckdbStore, db: string | null, options: ImportOptions): Promise<ImportResult> {
  return importFiles(store, db, listFiles(options.paths), options);
}

async function importFiles(
  store: DuckdbStore,
  db: string | null,
  { files, passedOver }: ReturnType<typeof listFiles>,
  { skipBadRows, now, onProgress }: ImportOptions,
): Promise<ImportResult> {
  const sizes = files.map((file) => statSync(file).size);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const results: FileResult[] = [];
  let bytesDone = 0;
  const tell = () =>
    onProgress?.({
      last: results.at(-1) ?? null,
      next: files[results.length] ?? null,
      filesDone: results.length,
      files: files.length,
      bytesDone,
      bytes,
    });
  await store.use(async (connection) => {
    await connection.run(`create or replace temp table trading_day as ${tradingDaySql()}`);
    for (const [i, file] of files.entries()) {
      tell();
      results.push(await ingestFile(connection, file, { db, skipBadRows, importedAt: now.toISOString() }));
      bytesDone += sizes[i];
    }
  });
  tell();
  return { files: results, passedOver };
}

function tradingDaySql(): string {
  const days = tradingDays(CALENDAR_FIRST_DAY, CALENDAR_LAST_DAY);
  return `select DATE '1970-01-01' + unnest([${days.join(",")}]::INTEGER[]) as day`;
}
