import type { DuckDBConnection } from "@duckdb/node-api";
import type { Day } from "../../domain/calendar/index.ts";
import type { FetchedKey, FetchedPart } from "../fetch/fetch-store.ts";
import { dateColumn, seriesColumn, type TableName } from "../schema.ts";
import { stageView } from "./duckdb-append.ts";
import { type Merged, merge } from "./duckdb-merge.ts";
import { identifier, literal } from "./sql.ts";

const COLUMNS = "source, dataset, key, version, fetched_at, row_count, is_final";

/**
 * Writes a part of an answer and the record that it was asked for in one transaction: after a kill both are there, or
 * neither is. `standing` names the origins whose values stand against these: sources, and "files" for all else.
 */
export async function settlePart(connection: DuckDBConnection, part: FetchedPart): Promise<Merged> {
  const staged = [];
  for (const [i, { table, columns }] of part.batches.entries()) {
    staged.push(await stageView(connection, `fetched_${i}`, table, columns));
  }
  const done = await merge(connection, staged, part.origin, {
    standing: standingSql(part.standing, part.sources),
    alongside: (id) => recordKeys(connection, part, id),
  });
  for (const i of staged.keys()) await connection.run(`drop table temp.fetched_${i}`);
  return done;
}

/** Makes the record of questions: a row each time that something was asked for, with version, time and number of rows. */
export async function makeRecord(connection: DuckDBConnection): Promise<void> {
  await connection.run(RECORD);
}

const RECORD = `create table if not exists fetched (source VARCHAR not null, dataset VARCHAR not null, key VARCHAR not null,
  version VARCHAR not null, fetched_at VARCHAR not null, row_count BIGINT not null, is_final BOOLEAN not null, import_id INTEGER)`;

async function recordKeys(connection: DuckDBConnection, { origin, version, keys }: FetchedPart, id: number | null) {
  const rows = keys.map(({ key, rows, isFinal }) => {
    const texts = [origin.source, origin.format, key, version, origin.importedAt].map(literal).join(", ");
    return `(${texts}, ${rows}, ${isFinal}, ${id ?? "NULL"})`;
  });
  if (rows.length > 0) await connection.run(`insert into fetched (${COLUMNS}, import_id) values ${rows.join(", ")}`);
}

function standingSql(standing: readonly string[], sources: readonly string[]): string {
  const named = standing.filter((name) => name !== "files").map(literal);
  const conditions = named.length > 0 ? [`source in (${named.join(", ")})`] : [];
  if (standing.includes("files")) conditions.push(`source not in (${sources.map(literal).join(", ")})`);
  return conditions.length > 0 ? `(${conditions.join(" or ")})` : "false";
}

/** What was asked of a source, the latest time of each key. */
export async function readFetched(connection: DuckDBConnection, source: string): Promise<FetchedKey[]> {
  const known = await connection.runAndReadAll(
    "select count(*)::INTEGER from duckdb_tables() where table_name = 'fetched'",
  );
  if (known.getRows()[0][0] === 0) return [];
  const reader = await connection.runAndReadAll(
    `select dataset, key, arg_max(version, fetched_at), max(fetched_at), arg_max(row_count, fetched_at)::INTEGER, bool_or(is_final)
     from fetched where source = ${literal(source)} group by dataset, key order by dataset, key`,
  );
  return reader.getRows().map(([dataset, key, version, fetchedAt, rows, isFinal]) => ({
    dataset,
    key,
    version,
    fetchedAt,
    rows,
    isFinal,
  })) as FetchedKey[];
}

/** Days on which a table has a row; of the series named, days on which each of them has one. */
export async function readHeldDays(
  connection: DuckDBConnection,
  table: TableName,
  series?: readonly string[],
): Promise<Int32Array> {
  const day = identifier(dateColumn(table));
  const code = identifier(seriesColumn(table));
  const only = series ? `where ${code} in (${series.map(literal).join(", ")})` : "";
  const whole = series ? `having count(distinct ${code}) = ${series.length}` : "";
  const reader = await connection.runAndReadAll(
    `select (${day} - DATE '1970-01-01')::INTEGER from ${table} ${only} group by ${day} ${whole} order by 1`,
  );
  return Int32Array.from(reader.getRows(), ([value]) => value as Day);
}
