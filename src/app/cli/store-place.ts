import { existsSync } from "node:fs";
import { InputError } from "../../errors.ts";

/** Where answers come from: a store file, or the recorded episode where there is none. */
export type StorePlace = {
  readonly kind: "file" | "episode" /** The file, or where one was looked for. */;
  readonly file: string;
};

const DEFAULT_FILE = "bianque.duckdb";

/** The file that `--db`, else `$BIANQUE_DB`, else the current folder names; it need not exist. */
export function storeFile(db: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  return db ?? (env.BIANQUE_DB || DEFAULT_FILE);
}

/**
 * The place to read from. A file that was named by `--db` must exist (InputError); without `--db` the recorded episode
 * stands in for a file that does not.
 */
export function storePlace(db: string | undefined, env: Readonly<Record<string, string | undefined>>): StorePlace {
  const file = storeFile(db, env);
  if (existsSync(file)) return { kind: "file", file };
  if (db === undefined) return { kind: "episode", file };
  throw new InputError(
    `--db is "${db}", which does not exist; expected a store filled by "bianque import FILES --db ${db}"`,
  );
}
