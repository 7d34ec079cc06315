import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { InputError } from "../../errors.ts";
import { openDuckdbStore } from "./duckdb.ts";
import { OLDEST_VERSION } from "./duckdb-migrations.ts";
import { backupBefore } from "./duckdb-open.ts";
import { STORE_VERSION } from "./duckdb-tables.ts";

export interface Upgraded {
  readonly from: number;
  readonly to: number;
  /** The store as it was before; null where it was of this version already. */
  readonly copy: string | null;
}

/** Brings a store of an older version up to this program's. Throws InputError where there is none, or it cannot be opened. */
export async function upgradeStore(file: string): Promise<Upgraded> {
  if (!existsSync(file)) throw new InputError(`store ${file} does not exist; expected a store of an older version`);
  const older = Array.from({ length: STORE_VERSION - OLDEST_VERSION }, (_, i) => OLDEST_VERSION + i);
  const copyOf = (version: number) => backupBefore(resolve(file), version);
  const known = older.filter((version) => existsSync(copyOf(version)));
  await (await openDuckdbStore(file, { access: "write" })).close();
  const from = older.find((version) => !known.includes(version) && existsSync(copyOf(version)));
  return { from: from ?? STORE_VERSION, to: STORE_VERSION, copy: from === undefined ? null : copyOf(from) };
}
