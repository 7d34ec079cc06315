import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { InputError } from "../../errors.ts";
import { copyDatabase } from "./duckdb-copy-database.ts";
import { engine } from "./duckdb-engine.ts";
import { differing, fingerprint, type TablePrint } from "./duckdb-fingerprint.ts";
import { CONFIG, damageTold, foreign, openFailure } from "./duckdb-open.ts";
import { literal } from "./sql.ts";

/** A copy of a store that was read back and found equal. */
export interface StoreCopy {
  readonly file: string;
  readonly bytes: number;
  readonly tables: readonly TablePrint[];
}

/**
 * Copies a store into a file that does not exist yet: everything as of one moment, read back from the copy and compared row
 * by row with what was read, then given its name in one step. Whoever fails on the way leaves no file of that name. Throws
 * InputError, one sentence, where the store is absent, in use by a writer, damaged or none, and where `to` exists.
 */
export async function copyStore(from: string, to: string): Promise<StoreCopy> {
  const [source, target] = [resolve(from), resolve(to)];
  requireStore(source, from);
  requireFree(target, to);
  const unfinished = `${target}.new-${process.pid}`;
  try {
    const written = await attached(source, from, async (connection) => copyInto(connection, from, unfinished));
    const tables = await attached(unfinished, to, (connection) => fingerprint(connection, "store"));
    const other = differing(written, tables);
    if (other !== undefined) throw new Error(`the copy in ${to} differs in table ${other} from what was written`);
    flush(unfinished);
    publish(unfinished, target, to);
    return { file: to, bytes: statSync(target).size, tables };
  } finally {
    for (const file of [unfinished, `${unfinished}.wal`]) rmSync(file, { force: true });
  }
}

/** Copies the attached store and answers its print. */
async function copyInto(connection: DuckDBConnection, from: string, unfinished: string): Promise<TablePrint[]> {
  const marks = await connection.runAndReadAll(
    "select count(*)::INTEGER from duckdb_tables() where database_name = 'store' and table_name = 'bianque_store'",
  );
  if (marks.getRows()[0][0] === 0) throw new InputError(foreign(from));
  await copyDatabase(connection, "store", unfinished);
  return fingerprint(connection, "store");
}

/** Works on a store that is attached for reading under the name "store". */
async function attached<T>(path: string, file: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await engine.DuckDBInstance.create(":memory:", CONFIG);
  const connection = await instance.connect();
  try {
    await connection.run(`attach ${literal(path)} as store (read_only)`).catch((error: Error) => {
      throw new InputError(openFailure(error.message, path, file, "read"));
    });
    return await work(connection);
  } catch (error) {
    throw damageTold(error, file);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function requireStore(path: string, file: string): void {
  if (!existsSync(path)) throw new InputError(`store ${file} does not exist; expected a file made by bianque import`);
}

function requireFree(path: string, file: string): void {
  if (existsSync(path)) throw new InputError(taken(file));
  if (!existsSync(dirname(path))) {
    throw new InputError(`${file} cannot be written: the folder ${dirname(path)} does not exist; make it first`);
  }
}

function taken(file: string): string {
  return `${file} exists already and is left alone; choose another name`;
}

/** Gives the finished copy its name, never replacing a file that came about meanwhile. */
function publish(unfinished: string, path: string, file: string): void {
  try {
    linkSync(unfinished, path);
  } catch (error) {
    throw new InputError(existsSync(path) ? taken(file) : `${file} cannot be written (${(error as Error).message})`);
  }
}

function flush(file: string): void {
  const handle = openSync(file, "r+");
  fsyncSync(handle);
  closeSync(handle);
}
