import type { BookContract } from "../domain/snowball/book/index.ts";
import { InputError } from "../errors.ts";
import { BOOK_COLUMNS, type BookCells, type BookColumn, readBookRow } from "./snowball-book-row.ts";
import { splitLine } from "./sources/split-line.ts";
import { sourceName, type TextSource, textLines } from "./sources/text-lines.ts";

/** Bad rows that a sentence lists by line; reading stops at as many. */
const MOST_BAD_ROWS = 20;

/**
 * Reads a book of snowballs from CSV (plain or gzipped, UTF-8), columns by their names. The file is read as a stream:
 * with a bad row nothing is kept, and the first is told in full. Throws InputError naming the file, the line and the
 * column for a bad row, a repeated id or a wrong header, and for a file that cannot be read or holds no row.
 */
export async function readSnowballBook(source: TextSource): Promise<BookContract[]> {
  const path = sourceName(source);
  const contracts: BookContract[] = [];
  const lineOfId = new Map<string, number>();
  const bad: { line: number; reason: string }[] = [];
  let header: readonly string[] | null = null;
  let line = 0;
  for await (const text of textLines(source, "a CSV file of contracts")) {
    line++;
    if (text.trim() === "") continue;
    if (header === null) {
      header = headerOf(path, text);
      continue;
    }
    try {
      const contract = readBookRow(cellsOf(text, header));
      const earlier = lineOfId.get(contract.id);
      if (earlier !== undefined)
        throw new InputError(`id is "${contract.id}", as on line ${earlier}; expected another`);
      lineOfId.set(contract.id, line);
      if (bad.length === 0) contracts.push(contract);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      bad.push({ line, reason: error.message });
      contracts.length = 0;
      if (bad.length === MOST_BAD_ROWS) break;
    }
  }
  if (bad.length > 0) throw badRows(path, bad);
  if (contracts.length === 0) throw new InputError(`${path} holds no row; expected a header line and contracts`);
  return contracts;
}

function headerOf(path: string, text: string): string[] {
  const names = (splitLine(text.replace(/^\ufeff/, "")) ?? []).map((name) => name.trim());
  const known = Object.keys(BOOK_COLUMNS);
  const problem = (words: string) =>
    new InputError(
      `${path} line 1: ${words}; expected the columns ${known.join(",")}, of which ${optional()} may be left out`,
    );
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) throw problem(`column "${strange.slice(0, 40)}" is not known`);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) throw problem(`column "${repeated}" stands there twice`);
  const missing = known.find((name) => BOOK_COLUMNS[name as BookColumn] === null && !names.includes(name));
  if (missing !== undefined) throw problem(`column "${missing}" is missing`);
  return names;
}

function optional(): string {
  return Object.entries(BOOK_COLUMNS)
    .filter(([, otherwise]) => otherwise !== null)
    .map(([name]) => name)
    .join(",");
}

function cellsOf(text: string, header: readonly string[]): BookCells {
  const cells = splitLine(text);
  if (cells === null) throw new InputError("a quoted cell does not close on its line");
  if (cells.length !== header.length) {
    throw new InputError(`${cells.length} columns; expected the header's ${header.length}`);
  }
  return (column) => (cells[header.indexOf(column)] ?? "").trim();
}

function badRows(path: string, bad: readonly { line: number; reason: string }[]): InputError {
  const [first, ...more] = bad;
  const others =
    more.length === 0
      ? ""
      : ` (and ${bad.length === MOST_BAD_ROWS ? "at least " : ""}${more.length} more bad ${more.length === 1 ? "row" : "rows"}, on ${more.length === 1 ? "line" : "lines"} ${more.map(({ line }) => line).join(", ")})`;
  return new InputError(`${path} line ${first.line}: ${first.reason}${others}`);
}
