import { SourceError } from "../../fetch/source-error.ts";
import { splitLine } from "../split-line.ts";

/** Rows of a CSV file by the names of its header, each cell trimmed. */
export interface NamedTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The text of a file of the exchange, GB18030 as a rule, UTF-8 where that is what holds `word`. Throws SourceError where
 * it is neither.
 */
export function decodeText(bytes: Uint8Array, word: string, file: string): string {
  const texts = ["gb18030", "utf-8"].map((encoding) => decoded(bytes, encoding));
  const found = texts.find((text) => text?.includes(word)) ?? texts.find((text) => text?.trim() === "");
  if (found !== undefined && found !== null) return found.replace(/^\uFEFF/, "");
  const shown = texts.find((text) => text !== null);
  const what = shown?.trimStart().startsWith("<") ? "is a web page" : `has no column ${word} in GB18030 or UTF-8`;
  throw new SourceError("malformed", `${file} of CFFEX ${what}; expected a CSV file of the exchange`, "seconds", 2);
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The table below the first line that holds `word`, lines above it (a title) left out; no rows for a blank file. */
export function readNamedTable(text: string, word: string): NamedTable {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const at = lines.findIndex((line) => line.includes(word));
  if (at < 0) return { header: [], rows: [] };
  const [header, ...rows] = lines.slice(at).map((line) => (splitLine(line) ?? [line]).map((cell) => cell.trim()));
  return { header, rows };
}

/** Place of the first of these names in a header. Throws SourceError naming the column and the file where none is there. */
export function columnPlace(header: readonly string[], names: readonly string[], file: string): number {
  const at = optionalPlace(header, names);
  if (at >= 0) return at;
  throw new SourceError(
    "malformed",
    `${file} of CFFEX lacks the column ${names[0]}; its columns are ${header.join(",")}`,
  );
}

/** The same, -1 where none is there. */
export function optionalPlace(header: readonly string[], names: readonly string[]): number {
  return header.findIndex((column) => names.includes(column.replace(/\s+/g, "")));
}

/** A number cell; NaN for a blank or a dash. Throws SourceError for anything that is no number. */
export function numberCell(cell: string | undefined, column: string, file: string): number {
  const text = (cell ?? "").replaceAll(",", "");
  if (text === "" || /^-+$/.test(text)) return Number.NaN;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new SourceError("malformed", `${file} of CFFEX has ${JSON.stringify(cell)} in ${column}; expected a number`);
}
