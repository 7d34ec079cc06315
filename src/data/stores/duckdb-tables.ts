import type { DuckDBConnection } from "@duckdb/node-api";
import { type ColumnType, columnsOf, columnType, TABLES, type TableName } from "../schema.ts";
import { identifier } from "./sql.ts";

/** Raised when a table changes shape; a store of another version is refused. */
export const STORE_VERSION = 2;

export const SQL_TYPES: Readonly<Record<ColumnType, string>> = { date: "DATE", text: "VARCHAR", number: "DOUBLE" };

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Table of the rows that later imports replaced: the same columns, the import that wrote them and the one that replaced them. */
export function historyTable(table: TableName): string {
  return `${table}_replaced`;
}

/** Makes every table of the schema, the record of imports and the version mark, in one transaction. */
export async function createTables(connection: DuckDBConnection): Promise<void> {
  const statements = TABLE_NAMES.flatMap((table) => creation(table, ""));
  await connection.run(
    [
      "begin",
      ...statements,
      `create table imports (id INTEGER not null, source VARCHAR not null, sha256 VARCHAR not null, format VARCHAR not null,
         added BIGINT not null, replaced BIGINT not null, unchanged BIGINT not null, refused BIGINT not null,
         imported_at VARCHAR not null, synthetic BOOLEAN not null)`,
      `create table bianque_store as select ${STORE_VERSION} as version`,
      "commit",
    ].join(";\n"),
  );
}

/** Tables of the schema that a store of this version lacks because it was made before they were added. */
export async function lackingTables(connection: DuckDBConnection): Promise<TableName[]> {
  const found = await connection.runAndReadAll("select table_name from duckdb_tables()");
  const names = new Set(found.getRows().map(([name]) => name));
  return TABLE_NAMES.filter((table) => !names.has(table));
}

/** Makes tables that a store lacks: for good, or empty ones that last as long as the connection. */
export async function addTables(
  connection: DuckDBConnection,
  tables: readonly TableName[],
  lasting: "lasting" | "temporary",
): Promise<void> {
  const statements = tables.flatMap((table) => creation(table, lasting === "lasting" ? "" : "temp "));
  if (statements.length > 0) await connection.run(["begin", ...statements, "commit"].join(";\n"));
}

function creation(table: TableName, kind: "" | "temp "): string[] {
  return [
    `create ${kind}table ${table} (${definitions(table)}, import_id INTEGER not null)`,
    `create ${kind}table ${historyTable(table)} (${definitions(table)}, import_id INTEGER not null, replaced_by INTEGER not null)`,
  ];
}

function definitions(table: TableName): string {
  const key: readonly string[] = TABLES[table].key;
  return columnsOf(table)
    .map((column) => {
      const type = SQL_TYPES[columnType(table, column) as ColumnType];
      return `${identifier(column)} ${type}${key.includes(column) ? " not null" : ""}`;
    })
    .join(", ");
}
