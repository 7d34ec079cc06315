import type { DuckDBConnection } from "@duckdb/node-api";
import { columnsOf, columnType, dateColumn, seriesColumn, TABLES, type TableName } from "../schema.ts";
import type { Replacement, ReplacementCount, SeriesInventory } from "../store.ts";
import { historyTable, TABLE_NAMES } from "./duckdb-tables.ts";
import { identifier } from "./sql.ts";

/** What names a series in the inventory: futures by product, stocks as one, snowballs by index, all else by its code. */
const SERIES: Readonly<Partial<Record<TableName, string>>> = {
  futures_daily: "substr(symbol, 1, 2)",
  futures_settlement: "substr(symbol, 1, 2)",
  stock_daily: "''",
  stock_ohlc: "''",
  stock_info: "''",
  futures_terms: "substr(symbol, 1, 2)",
  stock_price: "''",
  stock_shares: "''",
  stock_limit: "''",
  stock_name: "''",
  stock_pledge_total: "''",
  stock_fundamental: "''",
  stock_pledge: "''",
  snowball_note: "index_code",
};

/** One row a series of each table that holds any. */
export async function readInventory(connection: DuckDBConnection): Promise<SeriesInventory[]> {
  const found: SeriesInventory[] = [];
  for (const table of TABLE_NAMES) {
    const reader = await connection.runAndReadAll(
      `with imported as (
         select ${SERIES[table] ?? seriesColumn(table)} as series, import_id, count(*) as n,
           min(${identifier(dateColumn(table))}) as low, max(${identifier(dateColumn(table))}) as high
         from ${table} group by all),
       days as (
         select ${SERIES[table] ?? seriesColumn(table)} as series, count(distinct ${identifier(dateColumn(table))}) as days
         from ${table} group by all)
       select series, sum(n)::INTEGER as n, (min(low) - DATE '1970-01-01')::INTEGER, (max(high) - DATE '1970-01-01')::INTEGER,
         any_value(days)::INTEGER, list_sort(list_distinct(list(source))), max(imported_at), bool_or(synthetic)
       from imported join days using (series) join imports on id = import_id group by series order by series`,
    );
    for (const [series, rows, first, last, days, sources, importedAt, synthetic] of reader.getRowsJson()) {
      found.push({ table, series, rows, first, last, days, sources, importedAt, synthetic } as SeriesInventory);
    }
  }
  return found;
}

/** Rounding of one source against another stays within this share of a value. */
const SAME_WITHIN = 1e-4;

/** How many rows each pair of imports replaced, table by table. */
export async function readReplacementCounts(connection: DuckDBConnection): Promise<ReplacementCount[]> {
  const found: ReplacementCount[] = [];
  for (const table of TABLE_NAMES) {
    const reader = await connection.runAndReadAll(
      `select count(*)::INTEGER, count(*) filter (${contradicts(table)})::INTEGER, max(${largest(table)}), h.import_id > h.replaced_by,
         a.source, b.source, max(b.imported_at)
       from ${historyTable(table)} h join ${table} t using (${TABLES[table].key.map(identifier).join(", ")})
       join imports a on a.id = h.import_id join imports b on b.id = h.replaced_by
       group by a.source, a.sha256, b.source, b.sha256, h.import_id > h.replaced_by order by max(b.id), max(a.id)`,
    );
    for (const [rows, contradicting, share, aside, oldSource, newSource, newImportedAt] of reader.getRowsJson()) {
      const more = aside ? { setAside: true, ...(share === null ? {} : { largest: Number(share) }) } : {};
      found.push({ table, rows, contradicting, ...more, oldSource, newSource, newImportedAt } as ReplacementCount);
    }
  }
  return found;
}

function largest(table: TableName): string {
  const key: readonly string[] = TABLES[table].key;
  const numbers = columnsOf(table).filter((column) => !key.includes(column) && columnType(table, column) === "number");
  const shares = numbers.map((column) => {
    const [old, now] = [`h.${identifier(column)}`, `t.${identifier(column)}`];
    return `case when ${old} <> 0 then abs(${now} / ${old} - 1) end`;
  });
  return shares.length > 0 ? `greatest(${shares.join(", ")})` : "NULL::DOUBLE";
}

function contradicts(table: TableName): string {
  const key: readonly string[] = TABLES[table].key;
  const values = columnsOf(table).filter((column) => !key.includes(column));
  const changes = values.map((column) => {
    const [old, now] = [`h.${identifier(column)}`, `t.${identifier(column)}`];
    return columnType(table, column) === "number"
      ? `coalesce(abs(${now} - ${old}) > ${SAME_WITHIN} * abs(${old}), false)`
      : `(${old} is not null and ${old} is distinct from ${now})`;
  });
  return changes.join(" or ");
}

/** Replaced rows, latest first, at most `limit` a table. */
export async function readReplacements(connection: DuckDBConnection, limit: number): Promise<Replacement[]> {
  const found: Replacement[] = [];
  for (const table of TABLE_NAMES) {
    const key: readonly string[] = TABLES[table].key;
    const columns = columnsOf(table).map((column) =>
      columnType(table, column) === "date" ? `h.${column}::VARCHAR` : `h.${column}`,
    );
    const reader = await connection.runAndReadAll(
      `select a.source, a.imported_at, b.source, b.imported_at, ${columns.join(", ")} from ${historyTable(table)} h
       join imports a on a.id = h.import_id join imports b on b.id = h.replaced_by
       order by h.replaced_by desc, ${key.map((column) => `h.${column}`).join(", ")} limit ${limit}`,
    );
    for (const [oldSource, oldImportedAt, newSource, newImportedAt, ...cells] of reader.getRowsJson()) {
      const entries = columnsOf(table).map((column, i) => [column, cells[i]] as const);
      found.push({
        table,
        key: Object.fromEntries(entries.filter(([column]) => key.includes(column))),
        old: Object.fromEntries(entries.filter(([column]) => !key.includes(column))),
        oldSource,
        oldImportedAt,
        newSource,
        newImportedAt,
      } as Replacement);
    }
  }
  return found;
}
