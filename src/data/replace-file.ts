import { accessSync, closeSync, constants, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Puts `bytes` into `file` as a whole or not at all: written beside it under a hidden name, flushed, and renamed. */
export function replaceFile(file: string, bytes: Uint8Array): void {
  const draft = draftOf(file);
  try {
    writeDurably(draft, bytes);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Throws the system's own error where the folder of a file is none, or may not be written in. */
export function requireFolderOf(file: string): void {
  accessSync(`${dirname(file)}/`, constants.W_OK);
}

/** A hidden name beside a file, of this process alone. */
export function draftOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.${process.pid}.part`);
}

/** Writes a file of its own name and returns when the disk has it. */
export function writeDurably(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, "w");
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
