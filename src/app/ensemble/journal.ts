import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { InputError } from "../../errors.ts";

/** A file with a line a finished run, in the order of the runs: after a kill it holds a beginning, and perhaps a torn line. */
export interface Journal {
  /** Rows that were there, [runs x width]. */
  readonly rows: readonly (readonly number[])[];
  append(rows: readonly (readonly number[])[]): void;
  close(): void;
}

/**
 * Opens a journal, or begins one: the first line is `header`, each other one a run's numbers as a JSON array, null for
 * NaN. A torn last line is cut off. Throws InputError for a file of another ensemble, or one that is no journal.
 */
export function openJournal(file: string, header: Readonly<Record<string, unknown>>, width: number): Journal {
  const first = `${JSON.stringify(header)}\n`;
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const isTornHeader = whole === "" && first.startsWith(text);
  if (!isTornHeader && !whole.startsWith(first)) throw notThisOne(file, whole, header);
  const rows = whole
    .slice(first.length)
    .split("\n")
    .slice(0, -1)
    .map((line, n) => rowOf(line, width, file, n + 2));
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

function openForAppending(file: string): number {
  try {
    return openSync(file, "a");
  } catch (error) {
    throw new InputError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}); give another --out`);
  }
}

function notThisOne(file: string, whole: string, header: Readonly<Record<string, unknown>>): InputError {
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
