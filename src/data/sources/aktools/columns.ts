import { dayOf, formatDay } from "../../../domain/calendar/index.ts";
import { SourceError } from "../../fetch/source-error.ts";
import type { Row } from "../../fetch/take-rows.ts";
import type { Cell, Records } from "./aktools-client.ts";

/** A column of a table: the names that versions of the function have given it, and how its cells read. */
export interface Column {
  readonly to: string;
  readonly names: readonly string[];
  readonly read: (cell: Cell) => number | string;
  /** May be lacking altogether. */
  readonly optional?: boolean;
}

export const TEN_THOUSAND = 1e4;
export const LOT = 100;
export const PER_CENT = 0.01;

export function number(to: string, names: readonly string[], scale = 1): Column {
  return {
    to,
    names,
    read: (cell) => (cell === null || cell === "" || cell === "-" ? Number.NaN : scale * Number(cell)),
  };
}

/** `2024-02-05T00:00:00.000`, `2024-02-05` or `20240205`. */
export function day(to: string, names: readonly string[]): Column {
  return { to, names, read: (cell) => (cell === null || cell === "" ? Number.NaN : dayOfText(String(cell))) };
}

export function text(to: string, names: readonly string[]): Column {
  return { to, names, read: (cell) => (cell === null ? "" : String(cell).trim()) };
}

export function optional(column: Column): Column {
  return { ...column, optional: true };
}

/** A value that the answer does not hold, the same for each row. */
export function fixed(to: string, value: number | string): Column {
  return { to, names: [], read: () => value };
}

/**
 * Rows by the columns' known names. Throws SourceError naming function and column where none of its names is there, and
 * where a cell is no number or day.
 */
export function namedRows({ fn, rows }: Records, columns: readonly Column[]): Row[] {
  if (rows.length === 0) return [];
  const present = Object.keys(rows[0]);
  const found = columns.flatMap((column) => {
    const name = column.names.find((known) => present.includes(known));
    if (name === undefined && column.names.length > 0 && !column.optional) throw lacking(fn, column, present);
    return name === undefined && column.optional ? [] : [{ column, name: name ?? "" }];
  });
  return rows.map((record) =>
    Object.fromEntries(found.map(({ column, name }) => [column.to, cellOf(fn, column, name, record[name] ?? null)])),
  );
}

function lacking(fn: string, { names }: Column, present: readonly string[]): SourceError {
  const known = names.length > 1 ? ` (known also as ${names.slice(1).join(", ")})` : "";
  const told = `AKTools ${fn} lacks the column ${names[0]}${known}; its columns are ${present.join(",")}`;
  return new SourceError("malformed", `${told}; another version of AKShare may have it`);
}

function cellOf(fn: string, { read, to }: Column, name: string, cell: Cell): number | string {
  const value = read(cell);
  const isDash = cell === null || cell === "" || cell === "-";
  if (Number.isNaN(value) && !isDash) {
    const told = `AKTools ${fn} has ${JSON.stringify(cell)} in ${name || to}; expected a number or a day`;
    throw new SourceError("malformed", told);
  }
  return value;
}

function dayOfText(cell: string): number {
  const digits = cell.slice(0, 10).replaceAll("-", "").slice(0, 8);
  const found = dayOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8)));
  return Number.isFinite(found) && formatDay(found).replaceAll("-", "") === digits ? found : Number.NaN;
}
