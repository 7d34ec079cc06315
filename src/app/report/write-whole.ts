import { closeSync, openSync, readSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { replaceFile, requireFolderOf } from "../../data/replace-file.ts";
import { InputError } from "../../errors.ts";

/**
 * Puts `text` into `file` as a whole or not at all: written beside it under a hidden name, flushed, and renamed. Replaces
 * a file only where it is empty or begins with `mark`. Answers the bytes written. Throws InputError, in one sentence, for
 * a folder, a file of another kind, or a place that cannot be written; what stood there is then untouched.
 */
export function writeWhole(file: string, text: string, mark: string): number {
  const bytes = Buffer.from(text, "utf8");
  requirePlace(file, mark);
  try {
    replaceFile(file, bytes);
  } catch (error) {
    throw unwritable(file, error);
  }
  return bytes.length;
}

/** Refuses, as `writeWhole` would, a file that cannot be written there: before the work that makes its text. */
export function requirePlace(file: string, mark: string): void {
  try {
    refuseForeign(file, mark);
    requireFolderOf(file);
  } catch (error) {
    throw unwritable(file, error);
  }
}

function refuseForeign(file: string, mark: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory()) throw new InputError(`--out is "${file}", a folder; expected the name of a file`);
  if (!found.isFile() || (found.size > 0 && !beginsWith(file, mark))) {
    throw new InputError(
      `--out is "${file}", which is there and is no bianque report; expected a new name or an older report`,
    );
  }
}

function beginsWith(file: string, mark: string): boolean {
  const wanted = Buffer.from(mark, "utf8");
  const start = Buffer.alloc(wanted.length);
  const handle = openSync(file, "r");
  try {
    return readSync(handle, start) === wanted.length && start.equals(wanted);
  } finally {
    closeSync(handle);
  }
}

function unwritable(file: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `its folder "${dirname(file)}" does not exist`,
    ENOTDIR: `"${dirname(file)}" is no folder`,
    EACCES: `you may not write in "${dirname(file)}"`,
    EPERM: `you may not write in "${dirname(file)}"`,
    EROFS: `"${dirname(file)}" is read-only`,
    ENOSPC: "the disk is full",
  };
  const reason = reasons[code] ?? `the system says ${code}`;
  return new InputError(
    `--out is "${file}", where nothing can be written: ${reason}; expected a file in a folder of yours`,
  );
}
