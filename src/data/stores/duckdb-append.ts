import type { DuckDBConnection, DuckDBType } from "@duckdb/node-api";
import { InputError } from "../../errors.ts";
import { type ColumnType, columnType, TABLES, type TableName } from "../schema.ts";
import type { Appended, Columns, Origin } from "../store.ts";
import { itemsOf } from "./duckdb-columns.ts";
import { engine } from "./duckdb-engine.ts";
import { merge, type Staged } from "./duckdb-merge.ts";
import { SQL_TYPES } from "./duckdb-tables.ts";
import { identifier } from "./sql.ts";

const CHUNK_ROWS = 2048;
const TYPES: Readonly<Record<ColumnType, DuckDBType>> = {
  date: engine.DATE,
  text: engine.VARCHAR,
  number: engine.DOUBLE,
};

/** Adds columns to a table: staged as they are, missing marks turned into NULL, then merged like a file. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: TableName,
  columns: Columns,
  origin: Origin,
): Promise<Appended> {
  const staged = await stageColumns(connection, "appended", table, columns);
  const { added, replaced, unchanged } = await merge(connection, [staged], origin);
  await connection.run("drop table temp.appended");
  return { added, replaced, unchanged };
}

/** Puts columns into the temporary table `name`, missing marks turned into NULL. Throws InputError as append does. */
export async function stageColumns(
  connection: DuckDBConnection,
  name: string,
  table: TableName,
  columns: Columns,
): Promise<Staged> {
  const { from, columns: names } = await stageView(connection, `${name}_raw`, table, columns);
  await connection.run(`create or replace temp table ${name} as select * from ${from}`);
  await connection.run(`drop table temp.${name}_raw`);
  await requireDistinctKeys(connection, name, table);
  return { table, from: `temp.${name}`, columns: names };
}

/**
 * The same without a copy, for few rows whose keys are known to be distinct: the temporary table `raw` holds them as they
 * are, and missing marks turn into NULL on the way out.
 */
export async function stageView(
  connection: DuckDBConnection,
  raw: string,
  table: TableName,
  columns: Columns,
): Promise<Staged> {
  const names = Object.keys(columns);
  const count = requireColumns(table, columns);
  const definitions = names.map(
    (column) => `${identifier(column)} ${SQL_TYPES[columnType(table, column) as ColumnType]}`,
  );
  await connection.run(`create or replace temp table ${raw} (${definitions.join(", ")})`);
  await fill(connection, raw, table, columns, count);
  const values = names.map((column) => `${present(table, column)} as ${identifier(column)}`);
  return { table, from: `(select ${values.join(", ")} from temp.${raw})`, columns: names, rows: count };
}

function requireColumns(table: TableName, columns: Columns): number {
  const names = Object.keys(columns);
  const unknown = names.find((name) => columnType(table, name) === undefined);
  if (unknown !== undefined) throw new InputError(`column is "${unknown}"; table ${table} has no such column`);
  const missing = TABLES[table].key.find((name) => !names.includes(name));
  if (missing !== undefined)
    throw new InputError(`columns ${names.join(", ")} lack "${missing}", a key of table ${table}`);
  const count = columns[names[0]].length;
  const other = names.find((name) => columns[name].length !== count);
  if (other !== undefined) {
    throw new InputError(
      `column ${other} has ${columns[other].length} values and ${names[0]} has ${count}; expected as many`,
    );
  }
  return count;
}

async function fill(
  connection: DuckDBConnection,
  into: string,
  table: TableName,
  columns: Columns,
  count: number,
): Promise<void> {
  const names = Object.keys(columns);
  const types = names.map((name) => TYPES[columnType(table, name) as ColumnType]);
  const appender = await connection.createAppender(into, "main", "temp");
  const chunk = engine.DuckDBDataChunk.create(types);
  for (let start = 0; start < count; start += CHUNK_ROWS) {
    const end = Math.min(start + CHUNK_ROWS, count);
    chunk.reset();
    chunk.rowCount = end - start;
    names.forEach((name, i) => {
      const values = columns[name].slice(start, end);
      const vector = chunk.getColumnVector(i);
      if (Array.isArray(values)) chunk.setColumnValues(i, values);
      else itemsOf(vector).set(values as Float64Array);
      vector.flush();
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function present(table: TableName, column: string): string {
  const name = identifier(column);
  switch (columnType(table, column)) {
    case "date":
      // MISSING_DAY is the engine's own mark for a day without end.
      return `case when isfinite(${name}) then ${name} end`;
    case "number":
      return `case when not isnan(${name}) then ${name} end`;
    default:
      return `nullif(${name}, '')`;
  }
}

async function requireDistinctKeys(connection: DuckDBConnection, name: string, table: TableName): Promise<void> {
  const key = TABLES[table].key.map(identifier).join(", ");
  const repeated = await connection.runAndReadAll(
    `select ${key} from temp.${name} group by ${key} having count(*) > 1 order by ${key} limit 1`,
  );
  const [row] = repeated.getRowsJson();
  if (row)
    throw new InputError(
      `rows for ${table} repeat the key ${row.join(", ")} (${TABLES[table].key.join(", ")}); expected each key once`,
    );
}
