import { dayOf, formatDay } from "../../../domain/calendar/index.ts";
import { SourceError } from "../../fetch/source-error.ts";
import type { Row } from "../../fetch/take-rows.ts";
import type { TableName } from "../../schema.ts";
import type { Cell, NamedRows } from "./tushare-client.ts";

/** How a column of a table comes out of a field of the source; NaN or "" where the field holds nothing. */
export interface Field {
  readonly to: string;
  readonly from: string;
  readonly read: (cell: Cell, field: string) => number | string;
}

/** A table and how its rows are made; rows whose first key reads as "" belong to something else and are passed over. */
export interface Shape {
  readonly table: TableName;
  readonly fields: readonly Field[];
  /** Whether a row says anything for this table. */
  readonly holds?: (row: Row) => boolean;
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

/** Rows of a table from an answer. Throws SourceError for a cell that is not what its field should hold. */
export function shapedRows(rows: NamedRows, { fields, holds }: Shape): Row[] {
  const cells = fields.map(({ from }) => rows.cells(from));
  const shaped: Row[] = [];
  for (let i = 0; i < rows.count; i++) {
    const row: Record<string, number | string> = {};
    for (let j = 0; j < fields.length; j++) row[fields[j].to] = fields[j].read(cells[j][i], fields[j].from);
    if (row.code !== "" && row.symbol !== "" && (holds === undefined || holds(row))) shaped.push(row);
  }
  return shaped;
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
  const found = dayOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
  if (/^\d{8}$/.test(digits) && formatDay(found).replaceAll("-", "") === digits) return found;
  throw new SourceError(
    "malformed",
    `Tushare has ${JSON.stringify(cell)} in ${field}; expected a day such as 20240205`,
  );
}

/** A day as the source writes it. */
export function digitsOf(value: number): string {
  return formatDay(value).replaceAll("-", "");
}
