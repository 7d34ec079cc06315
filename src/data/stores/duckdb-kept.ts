import { DATE, DOUBLE, type DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { formatDay } from "../../domain/calendar/index.ts";
import type { DailySeries } from "../../domain/market/series.ts";
import type { Kept } from "../store.ts";
import { itemsOf, readColumns } from "./duckdb-columns.ts";
import { identifier, literal } from "./sql.ts";

const CHUNK_ROWS = 2048;

/** Table of one kept series; its comment is the state of the tables that it was computed from. */
const tableOf = ({ name }: Kept) => identifier(`kept ${name}`);

/** Writes a computed series in place of the one kept before, with the state of the tables behind it. */
export async function keepSeries(connection: DuckDBConnection, kept: Kept, series: DailySeries): Promise<void> {
  await connection.run("begin");
  try {
    const table = tableOf(kept);
    await connection.run(`create or replace table ${table} (day DATE not null, value DOUBLE not null)`);
    await fill(connection, `kept ${kept.name}`, series);
    await connection.run(`comment on table ${table} is ${literal(await stateOf(connection, kept))}`);
    await connection.run("commit");
  } catch (error) {
    await connection.run("rollback");
    throw error;
  }
}

/** The series as it was kept, up to `to`; null where there is none, or where a table behind it has changed since. */
export async function readKept(connection: DuckDBConnection, kept: Kept, to?: number): Promise<DailySeries | null> {
  const found = await connection.runAndReadAll(
    `select comment from duckdb_tables() where table_name = ${literal(`kept ${kept.name}`)}`,
  );
  const state = found.getRows()[0]?.[0];
  if (state === undefined || state !== (await stateOf(connection, kept))) return null;
  const until = to === undefined ? "" : `where day <= DATE '${formatDay(to)}'`;
  const [days, values] = await readColumns(connection, `select day, value from ${tableOf(kept)} ${until} order by day`);
  return { days: days as Int32Array, values: values as Float64Array };
}

/** Every import adds rows or marks those it changes with its number, so number and count of rows tell of any change. */
async function stateOf(connection: DuckDBConnection, { from }: Kept): Promise<string> {
  const parts = from.map((table) => `(select count(*) || '/' || coalesce(max(import_id), 0) from ${table})`);
  const reader = await connection.runAndReadAll(`select concat_ws(' ', ${parts.join(", ")})`);
  return String(reader.getRows()[0][0]);
}

async function fill(connection: DuckDBConnection, table: string, { days, values }: DailySeries): Promise<void> {
  const appender = await connection.createAppender(table);
  const chunk = DuckDBDataChunk.create([DATE, DOUBLE]);
  for (let from = 0; from < days.length; from += CHUNK_ROWS) {
    const to = Math.min(days.length, from + CHUNK_ROWS);
    chunk.reset();
    chunk.rowCount = to - from;
    for (const [i, column] of [days, values].entries()) {
      const vector = chunk.getColumnVector(i);
      itemsOf(vector).set(column.subarray(from, to));
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
