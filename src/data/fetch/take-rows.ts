import { columnsOf, columnType, TABLES, type TableName } from "../schema.ts";
import { type Columns, MISSING_DAY } from "../store.ts";
import type { Batch } from "./fetch-store.ts";

/** A row by column of the table: a day, a number (NaN: missing) or a text ("": missing). */
export type Row = Readonly<Record<string, number | string>>;

/** Rows that were taken, and a sentence for each kind of row that was not. */
export interface Taken {
  readonly batch: Batch;
  readonly refused: number;
  readonly notes: readonly string[];
}

/**
 * Rows as columns of a table. Refused, counted and told: a row that lacks part of its key, a price of zero or less, a
 * negative quantity, a high below the low, a second row of one key. Columns that no row has are left out.
 */
export function takeRows(table: TableName, rows: readonly Row[]): Taken {
  const reasons = new Map<string, number>();
  const seen = new Set<string>();
  const kept = rows.filter((row) => {
    const wrong = wrongOf(table, row) ?? repeated(table, row, seen);
    if (wrong !== null) reasons.set(wrong, (reasons.get(wrong) ?? 0) + 1);
    return wrong === null;
  });
  const present = columnsOf(table).filter((column) => rows.some((row) => row[column] !== undefined));
  const columns = rows.length === 0 ? (TABLES[table].key as readonly string[]) : present;
  return {
    batch: { table, columns: Object.fromEntries(columns.map((column) => [column, filled(table, column, kept)])) },
    refused: rows.length - kept.length,
    notes: [...reasons].map(
      ([reason, count]) => `${count} ${count === 1 ? "row" : "rows"} of ${table} refused: ${reason}`,
    ),
  };
}

function filled(table: TableName, column: string, rows: readonly Row[]): Columns[string] {
  switch (columnType(table, column)) {
    case "date":
      return Int32Array.from(rows, (row) => (isMissing(row[column]) ? MISSING_DAY : (row[column] as number)));
    case "number":
      return Float64Array.from(rows, (row) => (row[column] as number) ?? Number.NaN);
    default:
      return rows.map((row) => (row[column] as string) ?? "");
  }
}

const isMissing = (value: number | string | undefined) => value === undefined || value === "" || Number.isNaN(value);

const PRICES = ["open", "high", "low", "close", "settle", "previous_close"];
const QUANTITIES = [
  "volume",
  "amount",
  "open_interest",
  "total_share",
  "float_share",
  "free_share",
  "weight",
  "shares",
];

function wrongOf(table: TableName, row: Row): string | null {
  const lacking = (TABLES[table].key as readonly string[]).find((column) => isMissing(row[column]));
  if (lacking !== undefined) return `no ${lacking}`;
  const infinite = Object.keys(row).find((column) => row[column] === Infinity || row[column] === -Infinity);
  if (infinite !== undefined) return `${infinite} is not a number`;
  const price = PRICES.find((column) => Number(row[column]) <= 0);
  if (price !== undefined) return `${price} is not above zero`;
  const quantity = QUANTITIES.find((column) => Number(row[column]) < 0);
  if (quantity !== undefined) return `${quantity} is negative`;
  return Number(row.high) < Number(row.low) ? "high is below low" : null;
}

function repeated(table: TableName, row: Row, seen: Set<string>): string | null {
  const key = (TABLES[table].key as readonly string[]).map((column) => row[column]).join("|");
  if (seen.has(key)) return "a second row of one key";
  seen.add(key);
  return null;
}
