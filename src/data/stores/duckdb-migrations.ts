import type { DuckDBConnection } from "@duckdb/node-api";
import { STORE_VERSION } from "./duckdb-tables.ts";

/** A step from one version of the store to the next, as it was then: never changed once it was released. */
interface Migration {
  /** Version that it leads to; the one before is where it starts. */
  readonly to: number;
  readonly statements: readonly string[];
}

const SNOWBALL_COLUMNS = `issue_date DATE not null, id VARCHAR not null, index_code VARCHAR, notional DOUBLE,
  initial_price DOUBLE, tenor_months DOUBLE, lock_months DOUBLE, knock_out_ratio DOUBLE, knock_out_step DOUBLE,
  knock_in_ratio DOUBLE, coupon DOUBLE, participation DOUBLE, strike DOUBLE, status VARCHAR, import_id INTEGER not null`;

/** Every step, in order. Tables that are merely new need none: a store is given what it lacks when it is written to. */
const MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    statements: [
      `create table snowball_note (${SNOWBALL_COLUMNS})`,
      `create table snowball_note_replaced (${SNOWBALL_COLUMNS}, replaced_by INTEGER not null)`,
    ],
  },
];

/** The first version that steps lead on from. */
export const OLDEST_VERSION = MIGRATIONS[0].to - 1;

/** Takes a store from `version` to this program's, in one transaction: all of it, or nothing. */
export async function migrate(connection: DuckDBConnection, version: number): Promise<void> {
  const due = MIGRATIONS.filter(({ to }) => to > version);
  await connection.run("begin");
  try {
    for (const statement of due.flatMap(({ statements }) => statements)) await connection.run(statement);
    await connection.run(`update bianque_store set version = ${STORE_VERSION}`);
    await connection.run("commit");
  } catch (error) {
    await connection.run("rollback");
    throw error;
  }
}
