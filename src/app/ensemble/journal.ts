import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { requireFolderOf } from "../../data/replace-file.ts";
import { InputError } from "../../errors.ts";

/** What a journal belongs to. */
type Header = Readonly<Record<string, unknown>>;

/** A file with a line a finished run, in the order of the runs: after a kill it holds a beginning, and perhaps a torn line. */
export interface Journal {
  /** Rows that were there, [runs x width]. */
  readonly rows: readonly (readonly number[])[];
  append(rows: readonly (readonly number[])[]): void;
  close(): void;
}

/**
 * Refuses, as `openJournal` would, a file that is no journal, one of another ensemble as far as `known` of its header
 * tells, and a place that cannot be written: before the work that makes the whole header. Throws InputError.
 */
export function requireJournal(file: string, known: Header, width: number): void {
  if (!existsSync(file)) {
    requireFolder(file);
    return;
  }
  const whole = wholeLines(readFileSync(file, "utf8"));
  if (whole === "") return;
  const there = headerOf(whole);
  if (there === null || Object.keys(known).some((name) => there[name] !== known[name])) {
    throw notThisOne(file, whole, known);
  }
  rowsOf(whole.slice(whole.indexOf("\n") + 1), width, file);
}

/**
 * Opens a journal, or begins one: the first line is `header`, each other one a run's numbers as a JSON array, null for
 * NaN. A torn last line is cut off. Throws InputError for a file of another ensemble, or one that is no journal.
 */
export function openJournal(file: string, header: Header, width: number): Journal {
  const first = `${JSON.stringify(header)}\n`;
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const whole = wholeLines(text);
  const isTornHeader = whole === "" && first.startsWith(text);
  if (!isTornHeader && !whole.startsWith(first)) throw notThisOne(file, whole, header);
  const rows = rowsOf(whole.slice(first.length), width, file);
  const handle = openForAppending(file);
  ftruncateSync(handle, Buffer.byteLength(isTornHeader ? "" : whole));
  if (isTornHeader) writeSync(handle, first);
  return {
    rows,
    append: (more) => {
      writeSync(handle, more.map((row) => `${JSON.stringify(row)}\n`).join(""));
    },
    close: () => closeSync(handle),
  };
}

function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf("\n") + 1);
}

/** Rows of the lines after the header. */
function rowsOf(lines: string, width: number, file: string): number[][] {
  return lines
    .split("\n")
    .slice(0, -1)
    .map((line, n) => rowOf(line, width, file, n + 2));
}

function openForAppending(file: string): number {
  try {
    return openSync(file, "a");
  } catch (error) {
    throw unwritable(file, error);
  }
}

function requireFolder(file: string): void {
  try {
    requireFolderOf(file);
  } catch (error) {
    throw unwritable(file, error);
  }
}

function unwritable(file: string, error: unknown): InputError {
  return new InputError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}); give another --out`);
}

function notThisOne(file: string, whole: string, header: Header): InputError {
  const other = headerOf(whole);
  if (other === null) return new InputError(`${file} is no journal of an ensemble; give another --out or remove it`);
  const differing = Object.keys(header).find((name) => other[name] !== header[name]);
  return new InputError(
    `${file} is the journal of another ensemble (${differing} is ${other[differing!]} there and ${header[differing!]} here); give another --out or remove it`,
  );
}

function headerOf(whole: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(whole.slice(0, whole.indexOf("\n")));
    return typeof value === "object" && value !== null && "ensemble" in value ? { ...value } : null;
  } catch {
    return null;
  }
}

function rowOf(line: string, width: number, file: string, number: number): number[] {
  try {
    const value: unknown = JSON.parse(line);
    if (Array.isArray(value) && value.length === width) return value.map((cell) => cell ?? Number.NaN);
  } catch {}
  throw new InputError(`${file}, line ${number}: expected ${width} numbers of a run; give another --out or remove it`);
}
