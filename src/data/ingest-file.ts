import { basename } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { InputError } from "../errors.ts";
import type { Format } from "./formats/format.ts";
import { recognise } from "./formats/recognise.ts";
import { type Refusal, readRefusals, type Severity, writeRefusals } from "./refusals.ts";
import { examineFile, type FileFacts } from "./sources/examine-file.ts";
import { closeInput, openInput, parquetHead } from "./stores/duckdb-input.ts";
import { merge } from "./stores/duckdb-merge.ts";
import { type StagedPart, stage } from "./stores/duckdb-stage.ts";

/** Refusals told one by one; the rest are counted. */
export const REFUSALS_TOLD = 20;

/** What became of one file. */
export interface FileResult {
  readonly file: string;
  /** Name of its format, or null where it was not recognised. */
  readonly format: string | null;
  /** False where nothing of the file was stored. */
  readonly stored: boolean;
  /** Rows read, of which: new keys, keys whose value was replaced, known already, left out, refused. */
  readonly rows: number;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly leftOut: number;
  readonly refused: number;
  /** The first 20 refused rows, and the first 20 that were left out (known habits of a source; see docs/import.md). */
  readonly refusals: readonly Refusal[];
  readonly leftOutRows: readonly Refusal[];
  /** Where all refused rows are kept, when the good ones were stored without them. */
  readonly refusedFile: string | null;
  /** Why the whole file was refused: one sentence. */
  readonly error: string | null;
}

interface Context {
  readonly db: string | null;
  readonly skipBadRows: boolean;
  readonly importedAt: string;
}

interface KnownFile {
  readonly path: string;
  readonly facts: FileFacts;
  readonly header: readonly string[];
  readonly format: Format;
}

const NOTHING = {
  stored: false,
  rows: 0,
  added: 0,
  replaced: 0,
  unchanged: 0,
  leftOut: 0,
  refused: 0,
  refusals: [],
  leftOutRows: [],
  refusedFile: null,
};

/**
 * Imports one file in one transaction. A file that cannot be read or recognised comes back with `error`; one with bad
 * rows with `refusals`, and stored without them only under `skipBadRows`.
 */
export async function ingestFile(connection: DuckDBConnection, path: string, context: Context): Promise<FileResult> {
  try {
    const facts = await examineFile(path);
    const { header, firstRows } = facts.container === "parquet" ? await parquetHead(connection, path) : facts;
    const file = { path, facts, header, format: recognise(path, header, firstRows) };
    const staged = await stageFile(connection, file);
    const result = await settle(connection, file, staged, context);
    for (const { name } of staged) await connection.run(`drop table temp.${name}`);
    return result;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...NOTHING, file: path, format: null, error: error.message };
  }
}

async function stageFile(connection: DuckDBConnection, { path, facts, header, format }: KnownFile) {
  const constants = format.fromName?.(basename(path)) ?? {};
  await openInput(connection, path, facts);
  const staged: StagedPart[] = [];
  for (const [i, part] of format.parts.entries()) {
    const told = { header, constants: { ...part.constants, ...constants }, tellsLines: i === 0 };
    staged.push(await stage(connection, `staged_${i}`, part, told));
  }
  await closeInput(connection);
  return staged;
}

async function settle(
  connection: DuckDBConnection,
  { path, facts, format }: KnownFile,
  staged: readonly StagedPart[],
  { db, skipBadRows, importedAt }: Context,
): Promise<FileResult> {
  const rows = staged.reduce((sum, part) => sum + part.rows, 0);
  const { count: refused, first: refusals } = await gather(connection, staged, "refused");
  const { count: leftOut, first: leftOutRows } = await gather(connection, staged, "left out");
  const told = { ...NOTHING, file: path, format: format.name, rows, leftOut, refused, refusals, leftOutRows };
  if (refused > 0 && !skipBadRows) return { ...told, error: null };

  const refusedFile = refused > 0 && db !== null ? refusedPath(db, path, facts.sha256) : null;
  if (refusedFile !== null) await writeRefusals(connection, staged, refusedFile);
  const origin = { source: basename(path), sha256: facts.sha256, format: format.name, importedAt, synthetic: false };
  const { added, replaced } = await merge(connection, staged, { ...origin, refused });
  const unchanged = rows - refused - leftOut - added - replaced;
  return { ...told, added, replaced, unchanged, stored: true, refusedFile, error: null };
}

async function gather(connection: DuckDBConnection, staged: readonly StagedPart[], severity: Severity) {
  const first: Refusal[] = [];
  let count = 0;
  for (const part of staged) {
    const found = await readRefusals(connection, part, severity, REFUSALS_TOLD);
    count += found.count;
    first.push(...found.first);
  }
  first.sort((a, b) => a.line - b.line);
  return { count, first: first.slice(0, REFUSALS_TOLD) };
}

function refusedPath(db: string, path: string, sha256: string): string {
  const name = basename(path).replace(/\.(csv\.gz|csv|parquet)$/i, "");
  return `${db}.${name}-${sha256.slice(0, 8)}.refused.csv`;
}
