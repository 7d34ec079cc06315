import type { TableName } from "../schema.ts";
import type { KindName } from "./kinds.ts";

/** How one column of a table is read from one column of a file. */
export interface Field {
  /** Column of the table. */
  readonly to: string;
  /** Column of the file. */
  readonly from: string;
  readonly kind: KindName;
  /** Whether an empty cell is refused, is a missing value, or leaves the row out (told, and the file is stored). */
  readonly whenEmpty: "refused" | "missing" | "left out";
}

/** The rows of one table that each line of a file holds. */
export interface Part {
  readonly table: TableName;
  readonly fields: readonly Field[];
  /** Values of columns that the file does not have, the same for each row. */
  readonly constants?: Readonly<Record<string, string>>;
  /** A line on which all of these file columns are empty has no such row. */
  readonly absentWhenEmpty?: readonly string[];
}

/** A file that the import knows by the names in its header line. */
export interface Format {
  readonly name: string;
  /** Column names; their order in the file does not matter. */
  readonly header: readonly string[];
  readonly parts: readonly Part[];
  /** Where two formats have one header: the codes that belong to this one. */
  readonly codes?: RegExp;
  /** Constants told by the file's name; throws InputError when the name does not tell them. */
  readonly fromName?: (fileName: string) => Readonly<Record<string, string>>;
}

/** A field whose cells must not be empty. */
export function required(to: string, kind: KindName, from = to): Field {
  return { to, from, kind, whenEmpty: "refused" };
}

/** A field whose cells may be empty. */
export function optional(to: string, kind: KindName, from = to): Field {
  return { to, from, kind, whenEmpty: "missing" };
}

/** A format whose lines hold one row of one table. */
export function format(name: string, table: TableName, fields: readonly Field[], more: Partial<Format> = {}): Format {
  return { name, header: fields.map((field) => field.from), parts: [{ table, fields }], ...more };
}
