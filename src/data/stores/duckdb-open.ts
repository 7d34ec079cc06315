import { existsSync, linkSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { InputError } from "../../errors.ts";
import { copyDatabase } from "./duckdb-copy-database.ts";
import { engine } from "./duckdb-engine.ts";
import { migrate, OLDEST_VERSION } from "./duckdb-migrations.ts";
import { createTables, STORE_VERSION } from "./duckdb-tables.ts";
import { noteWriter, writerOf } from "./writer-note.ts";

export type Access = "read" | "write";

/** No extension is ever fetched, and spilling starts well under the memory that a desk's machine can spare. */
export const CONFIG = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  memory_limit: "1GB",
};

/** A writer waits as long for readers to let go: those of a server make room for it at once. */
const PATIENCE_MS = 15_000;
const RETRY_MS = 50;

export interface Opened {
  readonly instance: DuckDBInstance;
  /** To be called once the instance is closed. */
  readonly forget: () => void;
}

/**
 * Opens the database behind a store, and makes it first where it is absent and `access` is "write". A store of an older
 * version is copied and brought up when it is opened to be written to. Throws InputError, one sentence, when the file is
 * absent, locked, damaged or no store of this version.
 */
export async function openDatabase(file: string, access: Access, patienceMs = PATIENCE_MS): Promise<Opened> {
  const nothing = () => {};
  if (file === ":memory:") {
    return { instance: await withTables(await engine.DuckDBInstance.create(file, CONFIG)), forget: nothing };
  }
  const path = resolve(file);
  if (!existsSync(path)) {
    if (access === "read") {
      throw new InputError(
        `store ${file} does not exist; make it with: bianque import <files or folders> --db ${file}`,
      );
    }
    await create(path, file);
  }
  if (access === "read")
    return { instance: await checked(await open(path, file, access), file, access), forget: nothing };
  const { instance, forget } = await openToWrite(path, file, patienceMs);
  try {
    return { instance: await checked(instance, file, access), forget };
  } catch (error) {
    forget();
    throw error;
  }
}

/** Opens to write, waiting for readers; a note beside the store says so to them. */
async function openToWrite(path: string, file: string, patienceMs: number): Promise<Opened> {
  const until = performance.now() + patienceMs;
  let forget = () => {};
  for (;;) {
    try {
      const instance = await open(path, file, "write");
      return { instance, forget: noteWriter(path, new Date()) };
    } catch (error) {
      const isHeld = error instanceof InputError && / is in use by /.test(error.message);
      if (!isHeld || / writes to it since /.test(error.message) || performance.now() >= until) {
        forget();
        throw error;
      }
      forget = noteWriter(path, new Date());
      await wait(RETRY_MS);
    }
  }
}

async function checked(instance: DuckDBInstance, file: string, access: Access): Promise<DuckDBInstance> {
  try {
    await requireVersion(instance, file, access);
    return instance;
  } catch (error) {
    instance.closeSync();
    throw damageTold(error, file);
  }
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

/** Why a store did not open, in one sentence, from what the engine said. */
export function openFailure(message: string, path: string, file: string, access: Access): string {
  const holder = /Conflicting lock is held in (.*?) \(PID (\d+)\)/.exec(message);
  if (holder) {
    const wish =
      access === "read" ? "reading waits until no process writes" : "only one process may write, while none reads";
    const since =
      writerOf(path)?.pid === Number(holder[2]) ? `, which writes to it since ${writerOf(path)?.since}` : "";
    return `store ${file} is in use by process ${holder[2]} (${holder[1]})${since}; ${wish}: end that process or wait for it`;
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
  return `store ${file} is damaged; restore the last backup (bianque restore BACKUP --db ${file} --replace), or import the files again into a new one`;
}

/** What is said of a database that another program made. */
export function foreign(file: string): string {
  return `store ${file} is a DuckDB file of something else; expected a file made by bianque import`;
}

/** The same error, or InputError where it tells of a damaged block, which shows only when it is read. */
export function damageTold(error: unknown, file: string): unknown {
  return error instanceof Error && DAMAGE.test(error.message) ? new InputError(damaged(file)) : error;
}

/** Brings an older store up where it may be written to. */
async function requireVersion(instance: DuckDBInstance, file: string, access: Access): Promise<void> {
  const connection = await instance.connect();
  try {
    const found = await connection.runAndReadAll(
      "select count(*)::integer from duckdb_tables() where table_name = 'bianque_store'",
    );
    if (found.getRows()[0][0] === 0) throw new InputError(foreign(file));
    const version = Number((await connection.runAndReadAll("select version from bianque_store")).getRows()[0][0]);
    if (version === STORE_VERSION) return;
    const isOlder = version >= OLDEST_VERSION && version < STORE_VERSION;
    if (isOlder && access === "write") return await bringUp(connection, resolve(file), version);
    throw new InputError(
      `store ${file} has version ${version}, this program reads version ${STORE_VERSION}; ${
        isOlder
          ? `"bianque upgrade --db ${file}" brings it up, after a backup`
          : "use the program that made it, or a newer one"
      }`,
    );
  } finally {
    connection.closeSync();
  }
}

/** Copies the store beside itself, then takes it to this version. A copy from before an earlier try is good still. */
async function bringUp(connection: DuckDBConnection, path: string, version: number): Promise<void> {
  const copy = backupBefore(path, version);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.new-${process.pid}`;
    try {
      const [[name]] = (await connection.runAndReadAll("select current_database()")).getRows();
      await copyDatabase(connection, String(name), unfinished);
      linkSync(unfinished, copy);
    } finally {
      for (const file of [unfinished, `${unfinished}.wal`]) rmSync(file, { force: true });
    }
  }
  await migrate(connection, version);
}

/** Where the store of an older version is kept before it is brought up. */
export function backupBefore(path: string, version: number): string {
  return `${path}.version-${version}`;
}
