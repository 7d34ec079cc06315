import type { DuckDBConnection } from "@duckdb/node-api";
import { formatDay } from "../../domain/calendar/index.ts";
import { InputError } from "../../errors.ts";
import { type ColumnType, columnsOf, columnType, dateColumn, seriesColumn, TABLES, type TableName } from "../schema.ts";
import { type CodedText, MISSING_DAY, type Panel, type Rows, type Scan } from "../store.ts";
import { type NumberArray, readColumns, readTexts } from "./duckdb-columns.ts";
import { identifier, literal } from "./sql.ts";

/** Rows of a table as typed arrays, ordered by its key. Text travels as indexes into its distinct values. */
export async function scanRows(connection: DuckDBConnection, table: TableName, scan: Scan): Promise<Rows> {
  requireColumns(table, scan.columns, columnsOf(table));
  const columns = [...new Set(scan.columns)];
  const texts = columns.filter((column) => columnType(table, column) === "text");
  const filter = filterOf(table, scan);
  return inSnapshot(connection, async () => {
    const values = new Map<string, string[]>();
    for (const column of texts) values.set(column, await distinctTexts(connection, table, column, filter));
    const order = TABLES[table].key.map((column) =>
      texts.includes(column) ? `${indexName(column)}.i` : `t.${column}`,
    );
    const arrays = await readColumns(
      connection,
      `${dictionaries(table, texts, filter)}
       select ${columns.map((column) => selected(table, column)).join(", ")}
       from (select * from ${table} ${filter}) t ${joins(texts)} order by ${order.join(", ")}`,
    );
    return rowsOf(table, columns, arrays, values);
  });
}

/** Number columns of a table keyed by date and code as dense matrices. */
export async function scanPanel(connection: DuckDBConnection, table: TableName, scan: Scan): Promise<Panel> {
  const dates = identifier(dateColumn(table));
  const series = seriesColumn(table);
  if (TABLES[table].key.length !== 2) throw new InputError(`table ${table} is not keyed by day and code; use scan`);
  const numeric = columnsOf(table).filter((column) => columnType(table, column) === "number");
  requireColumns(table, scan.columns, numeric);
  const filter = filterOf(table, scan);
  return inSnapshot(connection, async () => {
    const codes = await distinctTexts(connection, table, series, filter);
    const days = await readColumns(connection, `select distinct ${dates} from ${table} ${filter} order by 1`);
    const [rowDays, rowCodes, ...values] = await readColumns(
      connection,
      `${dictionaries(table, [series], filter)}
       select t.${dates}, ${indexName(series)}.i${scan.columns.map((column) => `, ${selected(table, column)}`).join("")}
       from (select * from ${table} ${filter}) t ${joins([series])}`,
    );
    return panelOf(table, days[0] as Int32Array, codes, rowDays, rowCodes, scan.columns, values as Float64Array[]);
  });
}

async function inSnapshot<T>(connection: DuckDBConnection, read: () => Promise<T>): Promise<T> {
  await connection.run("begin");
  const result = await read();
  await connection.run("commit");
  return result;
}

function requireColumns(table: TableName, asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.find((column) => !known.includes(column));
  if (unknown !== undefined || asked.length === 0) {
    throw new InputError(`column is "${unknown ?? ""}"; table ${table} offers here ${known.join(", ")}`);
  }
}

function filterOf(table: TableName, scan: Scan): string {
  const conditions: string[] = [];
  const dates = identifier(dateColumn(table));
  if (scan.from !== undefined) conditions.push(`${dates} >= DATE '${formatDay(scan.from)}'`);
  if (scan.to !== undefined) conditions.push(`${dates} <= DATE '${formatDay(scan.to)}'`);
  if (scan.codes) {
    const listed = scan.codes.map(literal).join(", ");
    conditions.push(listed ? `${seriesColumn(table)} in (${listed})` : "false");
  }
  return conditions.length > 0 ? `where ${conditions.join(" and ")}` : "";
}

const indexName = (column: string) => identifier(`index of ${column}`);

const distinctSql = (table: TableName, column: string, filter: string) =>
  `select distinct coalesce(${identifier(column)}, '') as v from ${table} ${filter}`;

function distinctTexts(connection: DuckDBConnection, table: TableName, column: string, filter: string) {
  return readTexts(connection, `${distinctSql(table, column, filter)} order by v`);
}

function dictionaries(table: TableName, texts: readonly string[], filter: string): string {
  const parts = texts.map(
    (column) => `${indexName(column)} as materialized (
      select v, (row_number() over (order by v) - 1)::INTEGER as i from (${distinctSql(table, column, filter)}))`,
  );
  return parts.length > 0 ? `with ${parts.join(", ")}` : "";
}

function joins(texts: readonly string[]): string {
  return texts
    .map((column) => `join ${indexName(column)} on ${indexName(column)}.v = coalesce(t.${column}, '')`)
    .join(" ");
}

function selected(table: TableName, column: string): string {
  switch (columnType(table, column)) {
    case "date":
      return `coalesce(t.${column} - DATE '1970-01-01', ${MISSING_DAY})::INTEGER`;
    case "number":
      return `coalesce(t.${column}, 'nan'::DOUBLE)`;
    default:
      return `${indexName(column)}.i`;
  }
}

function rowsOf(
  table: TableName,
  columns: readonly string[],
  arrays: readonly NumberArray[],
  values: ReadonlyMap<string, string[]>,
): Rows {
  const column = (name: string, type: ColumnType) => {
    const at = columns.indexOf(name);
    if (at < 0 || columnType(table, name) !== type) {
      throw new InputError(`column is "${name}"; expected one of type ${type} among those read: ${columns.join(", ")}`);
    }
    return arrays[at];
  };
  const coded = (name: string): CodedText => ({
    index: column(name, "text") as Int32Array,
    values: values.get(name) as string[],
  });
  return {
    count: arrays[0].length,
    dates: (name) => column(name, "date") as Int32Array,
    numbers: (name) => column(name, "number") as Float64Array,
    coded,
    texts: (name) => {
      const text = coded(name);
      return Array.from(text.index, (i) => text.values[i]);
    },
  };
}

function panelOf(
  table: TableName,
  days: Int32Array,
  codes: readonly string[],
  rowDays: NumberArray,
  rowCodes: NumberArray,
  columns: readonly string[],
  values: readonly Float64Array[],
): Panel {
  const first = days[0] ?? 0;
  const dayIndex = new Int32Array((days.at(-1) ?? 0) - first + 1);
  days.forEach((day, t) => {
    dayIndex[day - first] = t;
  });
  const cells = rowDays.map((day, row) => dayIndex[day - first] * codes.length + rowCodes[row]);
  const matrices = values.map((column) => scattered(column, cells, days.length * codes.length));
  return {
    days,
    codes,
    numbers: (name) => {
      const at = columns.indexOf(name);
      if (at < 0) throw new InputError(`column is "${name}"; those read from ${table} are ${columns.join(", ")}`);
      return matrices[at];
    },
  };
}

function scattered(column: Float64Array, cells: NumberArray, size: number): Float64Array {
  const matrix = new Float64Array(size).fill(Number.NaN);
  for (let row = 0; row < column.length; row++) matrix[cells[row]] = column[row];
  return matrix;
}
