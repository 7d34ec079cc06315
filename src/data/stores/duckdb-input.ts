import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { InputError } from "../../errors.ts";
import { FIRST_ROWS, type FileFacts } from "../sources/examine-file.ts";
import { copyWithLineFeeds } from "../sources/line-feeds.ts";
import { identifier, literal } from "./sql.ts";

/** A control character that examineFile refuses: with it as the separator the engine hands over whole lines. */
const NO_SEPARATOR = "\u0001";

/** Cells of a line as a list, NULL where a quoted cell does not close; the twin of sources/split-line.ts. */
const SPLIT = `case when not contains(text, '"') then string_split(text, ',')
  when array_to_string(${rawCells()}, ',') = text then list_transform(${rawCells()}, lambda c:
    case when starts_with(c, '"') then replace(c[2:-2], '""', '"') else c end) end`;

function rawCells(): string {
  return `regexp_extract_all(text || ',', '("(?:[^"]|"")*"|[^",]*),', 1)`;
}

/**
 * Makes the temporary view `input` (line, text, cells) of a file's data rows, blank lines left out. `line` is the line of
 * the file, the header being 1; for Parquet it is the row, from 1. Cells are text, "" for missing.
 */
export async function openInput(connection: DuckDBConnection, path: string, facts: FileFacts): Promise<void> {
  try {
    if (facts.container === "parquet") await openParquet(connection, path);
    else await openLines(connection, path, facts);
  } catch (error) {
    throw new InputError(unreadable(path, error instanceof Error ? error.message : String(error)));
  }
}

/** Gives the file's rows back to memory. */
export async function closeInput(connection: DuckDBConnection): Promise<void> {
  await connection.run("drop view if exists temp.input; drop table if exists temp.lines");
}

async function openLines(connection: DuckDBConnection, path: string, facts: FileFacts): Promise<void> {
  if (facts.hasCarriageReturn) await readCopy(connection, path, facts);
  else await readLines(connection, path, facts.container === "gzip" ? "gzip" : "none");
  await connection.run(
    `create or replace temp view input as
       select line, text, ${SPLIT} as cells from temp.lines where line > 1 and trim(text) <> ''`,
  );
}

/** The engine miscounts lines that end in more than one way, so it is given a copy in which all end in one. */
async function readCopy(connection: DuckDBConnection, path: string, facts: FileFacts): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bianque-lines-"));
  try {
    const copy = join(folder, "copy.csv");
    await copyWithLineFeeds(path, facts.container === "gzip", copy);
    await readLines(connection, copy, "none");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readLines(connection: DuckDBConnection, path: string, compression: "gzip" | "none") {
  const options = [
    `columns = {'text': 'VARCHAR'}, auto_detect = false, header = false, new_line = '\\n'`,
    `delim = ${literal(NO_SEPARATOR)}, quote = '', escape = '', comment = '', compression = '${compression}'`,
  ];
  return connection.run(
    `create or replace temp table lines as
       select row_number() over () as line, text from read_csv(${literal(path)}, ${options.join(", ")})`,
  );
}

async function openParquet(connection: DuckDBConnection, path: string): Promise<void> {
  const columns = await parquetColumns(connection, path);
  const cells = columns.map(({ name, type }) => `coalesce(${asText(identifier(name), type)}, '')`);
  await connection.run(
    `create or replace temp table lines as
       select row_number() over () as line, [${cells.join(", ")}] as cells from read_parquet(${literal(path)})`,
  );
  await connection.run(
    "create or replace temp view input as select line, array_to_string(cells, ',') as text, cells from temp.lines",
  );
}

/** Column names and first rows of a Parquet file. Throws InputError when the file is damaged. */
export async function parquetHead(
  connection: DuckDBConnection,
  path: string,
): Promise<{ header: string[]; firstRows: string[][] }> {
  try {
    const header = (await parquetColumns(connection, path)).map(({ name }) => name);
    const reader = await connection.runAndReadAll(`select * from read_parquet(${literal(path)}) limit ${FIRST_ROWS}`);
    return { header, firstRows: reader.getRows().map((row) => row.map(String)) };
  } catch (error) {
    throw new InputError(unreadable(path, error instanceof Error ? error.message : String(error)));
  }
}

async function parquetColumns(connection: DuckDBConnection, path: string): Promise<{ name: string; type: string }[]> {
  const reader = await connection.runAndReadAll(`describe select * from read_parquet(${literal(path)})`);
  return reader.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
}

function asText(column: string, type: string): string {
  if (type === "FLOAT" || type === "DOUBLE") return `case when not isnan(${column}) then ${column}::VARCHAR end`;
  if (type.startsWith("TIMESTAMP")) return `regexp_replace(${column}::TIMESTAMP::VARCHAR, ' 00:00:00$', '')`;
  return `${column}::VARCHAR`;
}

function unreadable(path: string, message: string): string {
  const line = /Error on Line: (\d+)/.exec(message)?.[1];
  if (/Invalid unicode/.test(message)) {
    return `${path} line ${line} is not UTF-8 text; save the file as UTF-8 (iconv -f GB18030 -t UTF-8)`;
  }
  const told = message.split("\n")[0].replace(/^[A-Za-z ]+ Error: /, "");
  return `${path}${line ? ` line ${line}` : ""} cannot be read (${told}); fetch or export the file again`;
}
