import { type ColumnType, columnsOf, columnType, TABLES, type TableName } from "../schema.ts";
import { type Columns, MISSING_DAY } from "../store.ts";
import type { Batch } from "./fetch-store.ts";

/** A row by column of the table: a day, a number (NaN: missing) or a text ("": missing). */
export type Row = Readonly<Record<string, number | string>>;

/** Values by column of the table, all of one length: days and numbers with NaN for missing, texts with "". */
export type Values = Readonly<Record<string, Float64Array | readonly string[]>>;

/** Rows that were taken, and a sentence for each kind of row that was not. */
export interface Taken {
  readonly batch: Batch;
  readonly refused: number;
  readonly notes: readonly string[];
}

/** Rows as columns of a table; see takeColumns. */
export function takeRows(table: TableName, rows: readonly Row[]): Taken {
  const names = columnsOf(table).filter((column) => rows.some((row) => row[column] !== undefined));
  const values = names.map((column) => [column, valuesOf(columnType(table, column), rows, column)] as const);
  return takeColumns(table, Object.fromEntries(values), rows.length);
}

function valuesOf(type: ColumnType | undefined, rows: readonly Row[], column: string): Values[string] {
  if (type === "text") return rows.map((row) => String(row[column] ?? ""));
  return Float64Array.from(rows, (row) => (row[column] as number) ?? Number.NaN);
}

/**
 * Columns of a table, without the rows that are refused, counted and told: a row that lacks part of its key, a price of
 * zero or less, a negative quantity, a number without end, a high below the low, a second row of one key.
 */
export function takeColumns(table: TableName, values: Values, count: number): Taken {
  const reasons = new Map<string, number>();
  const kept = new Uint8Array(count);
  const wrongOf = judge(table, values);
  let taken = 0;
  for (let row = 0; row < count; row++) {
    const wrong = wrongOf(row);
    if (wrong === null) taken += kept[row] = 1;
    else reasons.set(wrong, (reasons.get(wrong) ?? 0) + 1);
  }
  const names = count === 0 ? (TABLES[table].key as readonly string[]) : Object.keys(values);
  const columns = names.map((name) => [name, columnOf(table, name, values[name] ?? [], kept)] as const);
  return {
    batch: { table, columns: Object.fromEntries(columns) },
    refused: count - taken,
    notes: [...reasons].map(([reason, n]) => `${n} ${n === 1 ? "row" : "rows"} of ${table} refused: ${reason}`),
  };
}

function columnOf(table: TableName, name: string, values: Values[string], kept: Uint8Array): Columns[string] {
  const isKept = (_: unknown, row: number) => kept[row] === 1;
  if (!(values instanceof Float64Array)) return values.filter(isKept);
  const numbers = values.filter(isKept);
  if (columnType(table, name) === "number") return numbers;
  return Int32Array.from(numbers, (day) => (Number.isNaN(day) ? MISSING_DAY : day));
}

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

/** What is wrong with a row, null for a good one; rows are asked for in order. */
function judge(table: TableName, values: Values): (row: number) => string | null {
  const key = (TABLES[table].key as readonly string[]).map((name) => [name, values[name]] as const);
  const numbers = Object.entries(values).filter(([, column]) => column instanceof Float64Array) as [
    string,
    Float64Array,
  ][];
  const prices = numbers.filter(([name]) => PRICES.includes(name));
  const quantities = numbers.filter(([name]) => QUANTITIES.includes(name));
  const { high, low } = values as Readonly<Record<string, Float64Array | undefined>>;
  const seen = new Set<string>();
  return (row) => {
    let id = "";
    for (const [name, column] of key) {
      const value = column?.[row];
      if (value === undefined || value === "" || Number.isNaN(value)) return `no ${name}`;
      id += `${value}|`;
    }
    for (const [name, column] of numbers) if (Math.abs(column[row]) === Infinity) return `${name} is not a number`;
    for (const [name, column] of prices) if (column[row] <= 0) return `${name} is not above zero`;
    for (const [name, column] of quantities) if (column[row] < 0) return `${name} is negative`;
    if (high && low && high[row] < low[row]) return "high is below low";
    if (seen.has(id)) return "a second row of one key";
    seen.add(id);
    return null;
  };
}
