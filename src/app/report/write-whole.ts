import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "../../errors.ts";

/**
 * Puts `text` into `file` as a whole or not at all: written beside it under a hidden name, flushed, and renamed. Replaces
 * a file only where it is empty or begins with `mark`. Answers the bytes written. Throws InputError, in one sentence, for
 * a folder, a file of another kind, or a place that cannot be written; what stood there is then untouched.
 */
export function writeWhole(file: string, text: string, mark: string): number {
  const bytes = Buffer.from(text, "utf8");
  try {
    refuseForeign(file, mark);
    putInPlace(file, bytes);
  } catch (error) {
    throw unwritable(file, error);
  }
  return bytes.length;
}

function putInPlace(file: string, bytes: Uint8Array): void {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  const handle = openSync(draft, "w");
  try {
    writeAll(handle, bytes);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
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
