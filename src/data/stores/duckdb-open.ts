import { existsSync, linkSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { DuckDBInstance } from "@duckdb/node-api";
import { InputError } from "../../errors.ts";
import { engine } from "./duckdb-engine.ts";
import { createTables, STORE_VERSION } from "./duckdb-tables.ts";

export type Access = "read" | "write";

/** No extension is ever fetched, and spilling starts well under the memory that a desk's machine can spare. */
const CONFIG = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  memory_limit: "1GB",
};

/**
 * Opens the database behind a store, and makes it first where it is absent and `access` is "write". Throws InputError,
 * one sentence, when the file is absent, locked, damaged or no store of this version.
 */
export async function openDatabase(file: string, access: Access): Promise<DuckDBInstance> {
  if (file === ":memory:") return withTables(await engine.DuckDBInstance.create(file, CONFIG));
  const path = resolve(file);
  if (!existsSync(path)) {
    if (access === "read") {
      throw new InputError(
        `store ${file} does not exist; make it with: bianque import <files or folders> --db ${file}`,
      );
    }
    await create(path, file);
  }
  const instance = await open(path, file, access);
  try {
    await requireVersion(instance, file);
  } catch (error) {
    instance.closeSync();
    throw damageTold(error, file);
  }
  return instance;
}

async function withTables(instance: DuckDBInstance): Promise<DuckDBInstance> {
  const connection = await instance.connect();
  await createTables(connection);
  connection.closeSync();
  return instance;
}

/** Makes the whole store under another name first, so that a file of the store's name always is a store. */
async function create(path: string, file: string): Promise<void> {
  const unfinished = `${path}.new-${process.pid}`;
  if (!existsSync(dirname(path))) {
    throw new InputError(`store ${file} cannot be made: the folder ${dirname(path)} does not exist; make it first`);
  }
  try {
    const instance = await withTables(await open(unfinished, file, "write"));
    instance.closeSync();
    publish(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
    rmSync(`${unfinished}.wal`, { force: true });
  }
}

/** Gives the finished store its name without ever replacing one that another process made meanwhile. */
function publish(unfinished: string, path: string): void {
  try {
    linkSync(unfinished, path);
  } catch {
    // The other process was first, or the file system knows no links.
    if (!existsSync(path)) renameSync(unfinished, path);
  }
}

async function open(path: string, file: string, access: Access): Promise<DuckDBInstance> {
  try {
    const mode = access === "read" ? "READ_ONLY" : "READ_WRITE";
    return await engine.DuckDBInstance.create(path, { ...CONFIG, access_mode: mode });
  } catch (error) {
    throw new InputError(openFailure(error instanceof Error ? error.message : String(error), path, file, access));
  }
}

function openFailure(message: string, path: string, file: string, access: Access): string {
  const holder = /Conflicting lock is held in (.*?) \(PID (\d+)\)/.exec(message);
  if (holder) {
    const wish =
      access === "read" ? "reading waits until no process writes" : "only one process may write, while none reads";
    return `store ${file} is in use by process ${holder[2]} (${holder[1]}); ${wish}: end that process or wait for it`;
  }
  if (/Could not set lock/.test(message)) {
    return `store ${file} is in use by another process; end that process or wait for it`;
  }
  if (existsSync(path) && statSync(path).isDirectory()) {
    return `store ${file} is a folder; expected a file made by bianque import`;
  }
  if (/not a valid DuckDB database file/.test(message)) {
    return `store ${file} is not a bianque store; expected a file made by bianque import`;
  }
  if (/Permission denied/.test(message)) {
    return `store ${file} cannot be opened to ${access}: permission denied; change its permissions or choose another file`;
  }
  const told = message.split("\n")[0].replace(/^[A-Za-z ]+ Error: /, "");
  return DAMAGE.test(message) ? damaged(file) : `store ${file} cannot be opened to ${access} (${told}); check the file`;
}

const DAMAGE = /checksum|corrupt|Could not read enough bytes|deserializ/i;

function damaged(file: string): string {
  return `store ${file} is damaged; restore it from a copy, or import the files again into a new one`;
}

/** The same error, or InputError where it tells of a damaged block, which shows only when it is read. */
export function damageTold(error: unknown, file: string): unknown {
  return error instanceof Error && DAMAGE.test(error.message) ? new InputError(damaged(file)) : error;
}

async function requireVersion(instance: DuckDBInstance, file: string): Promise<void> {
  const connection = await instance.connect();
  try {
    const found = await connection.runAndReadAll(
      "select count(*)::integer from duckdb_tables() where table_name = 'bianque_store'",
    );
    if (found.getRows()[0][0] === 0) {
      throw new InputError(`store ${file} is a DuckDB file of something else; expected a file made by bianque import`);
    }
    const version = Number((await connection.runAndReadAll("select version from bianque_store")).getRows()[0][0]);
    if (version !== STORE_VERSION) {
      throw new InputError(
        `store ${file} has version ${version}, this program reads version ${STORE_VERSION}; import the files again into a new store`,
      );
    }
  } finally {
    connection.closeSync();
  }
}
