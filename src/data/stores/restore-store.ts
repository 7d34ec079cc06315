import { existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { InputError } from "../../errors.ts";
import { openDuckdbStore } from "./duckdb.ts";
import { copyStore, type StoreCopy } from "./duckdb-copy.ts";

export interface Restored extends StoreCopy {
  /** Where the store that stood there before was put; null where there was none. */
  readonly before: string | null;
}

/**
 * Makes the store in `file` from a backup. One that stands there is put aside under a name of its own, and only where
 * `replace` says so; it may be damaged, but nobody may be writing to it. Throws InputError as `copyStore` does.
 */
export async function restoreStore(backup: string, file: string, replace: boolean, now: Date): Promise<Restored> {
  const path = resolve(file);
  const isThere = existsSync(path);
  if (isThere && !replace) {
    throw new InputError(`store ${file} exists; --replace puts it aside under another name and restores in its place`);
  }
  if (!isThere && !existsSync(dirname(path))) {
    throw new InputError(`store ${file} cannot be made: the folder ${dirname(path)} does not exist; make it first`);
  }
  const made = `${path}.restored-${process.pid}`;
  try {
    const copy = await copyStore(backup, made);
    const before = isThere ? await putAside(path, file, now) : null;
    linkSync(made, path);
    return { ...copy, file, before };
  } finally {
    rmSync(made, { force: true });
  }
}

/** Renames a store that nobody uses, with what it has not yet taken in; answers its new name. */
async function putAside(path: string, file: string, now: Date): Promise<string> {
  await requireUnused(file);
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const aside = `.before-restore-${stamp}`;
  if (existsSync(path + aside)) throw new InputError(`${file}${aside} exists already; ask again in a second`);
  if (existsSync(`${path}.wal`)) renameSync(`${path}.wal`, `${path}${aside}.wal`);
  renameSync(path, path + aside);
  return file + aside;
}

/** A store that cannot be opened because it is damaged or another version is used by nobody. */
async function requireUnused(file: string): Promise<void> {
  try {
    await (await openDuckdbStore(file, { access: "read" })).close();
  } catch (error) {
    if (error instanceof InputError && !/ is in use by /.test(error.message)) return;
    throw error;
  }
}
