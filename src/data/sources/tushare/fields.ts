import { dayOf, formatDay } from "../../../domain/calendar/index.ts";
import { SourceError } from "../../fetch/source-error.ts";
import { type Taken, takeColumns, type Values } from "../../fetch/take-rows.ts";
import { columnType, type TableName } from "../../schema.ts";
import type { Cell, NamedRows } from "./tushare-client.ts";

/** How a column of a table comes out of a field of the source; NaN or "" where the field holds nothing. */
export interface Field {
  readonly to: string;
  readonly from: string;
  readonly read: (cell: Cell, field: string) => number | string;
}

/** A table and how its rows are made; a row whose code or symbol reads as "" belongs to something else and is passed over. */
export interface Shape {
  readonly table: TableName;
  readonly fields: readonly Field[];
  /** A column that must be above zero for a row to say anything to this table. */
  readonly positive?: string;
}

/** Lots of stocks (手) are 100 shares. */
export const LOT = 100;
export const THOUSAND = 1e3;
export const TEN_THOUSAND = 1e4;
export const PER_CENT = 0.01;

/** A number times `scale`. */
export function number(to: string, from = to, scale = 1): Field {
  return { to, from, read: (cell, field) => scale * numberOf(cell, field) };
}

/** A day such as 20240205. */
export function day(to: string, from = to): Field {
  return { to, from, read: dayOfCell };
}

export function text(to: string, from = to): Field {
  return { to, from, read: (cell) => (cell === null ? "" : String(cell).trim()) };
}

/** `000001` of `000001.SZ`; "" for anything else. */
export function stockCode(from = "ts_code"): Field {
  return { to: "code", from, read: (cell) => /^(\d{6})\.(SH|SZ|BJ)$/.exec(String(cell))?.[1] ?? "" };
}

/** `IM2403` of `IM2403.CFX`; "" for continuous series and other products. */
export function contract(from = "ts_code"): Field {
  return { to: "symbol", from, read: (cell) => /^((?:IF|IH|IC|IM)\d{4})\.CFX$/.exec(String(cell))?.[1] ?? "" };
}

/** What an answer says to a table. Throws SourceError for a cell that is not what its field should hold. */
export function shapedColumns(rows: NamedRows, { table, fields, positive }: Shape): Taken {
  const columns = fields.map((field) => [field.to, readField(rows, field, table)] as const);
  const all: Values = Object.fromEntries(columns);
  const names = [all.code, all.symbol].filter((column) => column !== undefined);
  const least = positive === undefined ? undefined : all[positive];
  const isHeld = (row: number) =>
    names.every((column) => column[row] !== "") && (least === undefined || Number(least[row]) > 0);
  const held = Uint8Array.from({ length: rows.count }, (_, row) => (isHeld(row) ? 1 : 0));
  const count = held.reduce((sum, one) => sum + one, 0);
  if (count === rows.count) return takeColumns(table, all, count);
  const isKept = (_: unknown, row: number) => held[row] === 1;
  return takeColumns(table, Object.fromEntries(columns.map(([name, values]) => [name, values.filter(isKept)])), count);
}

function readField(rows: NamedRows, { to, from, read }: Field, table: TableName): Float64Array | string[] {
  const cells = rows.cells(from);
  if (columnType(table, to) === "text") return cells.map((cell) => String(read(cell, from)));
  const values = new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row++) values[row] = read(cells[row], from) as number;
  return values;
}

/** Several answers to one table as one. */
export function joinedRows(answers: readonly NamedRows[]): NamedRows {
  return {
    count: answers.reduce((sum, { count }) => sum + count, 0),
    cells: (field) => answers.flatMap(({ cells }) => cells(field)),
  };
}

export function numberOf(cell: Cell, field: string): number {
  if (cell === null || cell === "") return Number.NaN;
  const value = Number(cell);
  if (Number.isNaN(value))
    throw new SourceError("malformed", `Tushare has ${JSON.stringify(cell)} in ${field}; expected a number`);
  return value;
}

export function dayOfCell(cell: Cell, field: string): number {
  if (cell === null || cell === "") return Number.NaN;
  const digits = String(cell);
  if (digits === lastRead.digits) return lastRead.day;
  const found = dayOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
  if (/^\d{8}$/.test(digits) && formatDay(found).replaceAll("-", "") === digits) {
    lastRead = { digits, day: found };
    return found;
  }
  throw new SourceError(
    "malformed",
    `Tushare has ${JSON.stringify(cell)} in ${field}; expected a day such as 20240205`,
  );
}

/** The day read before: most answers hold one day thousands of times. */
let lastRead = { digits: "", day: Number.NaN };

/** A day as the source writes it. */
export function digitsOf(value: number): string {
  return formatDay(value).replaceAll("-", "");
}
