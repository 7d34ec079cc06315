import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier, literal } from "./sql.ts";

/** Rows of one table, and a sum over the hashes of them all: alike where two tables hold the same rows in any order. */
export interface TablePrint {
  readonly table: string;
  readonly rows: number;
  readonly hash: string;
}

/** The print of every table of an attached database; reads every value of it. */
export async function fingerprint(connection: DuckDBConnection, database: string): Promise<TablePrint[]> {
  const listed = await connection.runAndReadAll(
    `select table_name from duckdb_tables() where database_name = ${literal(database)} order by table_name`,
  );
  const prints: TablePrint[] = [];
  for (const [name] of listed.getRows()) {
    const table = String(name);
    const from = `${identifier(database)}.main.${identifier(table)}`;
    const read = await connection.runAndReadAll(`select count(*), coalesce(sum(hash(t)), 0) from ${from} t`);
    const [rows, hash] = read.getRows()[0];
    prints.push({ table, rows: Number(rows), hash: String(hash) });
  }
  return prints;
}

/** Name of the first table that two prints tell apart; undefined where they are alike. */
export function differing(a: readonly TablePrint[], b: readonly TablePrint[]): string | undefined {
  const text = ({ table, rows, hash }: TablePrint) => `${table} ${rows} ${hash}`;
  const known = new Set(b.map(text));
  const other = a.find((print) => !known.has(text(print)));
  return (
    other?.table ??
    (a.length === b.length ? undefined : b.find(({ table }) => !a.some((p) => p.table === table))?.table)
  );
}
