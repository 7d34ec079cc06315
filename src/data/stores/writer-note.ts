import { readFileSync, rmSync, writeFileSync } from "node:fs";

/** The process that writes to a store, or waits to. */
export interface Writer {
  readonly pid: number;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/**
 * Leaves a note beside a store that this process writes to it, or waits to: whoever is kept out can then say by whom, and a
 * server makes room. The note decides nothing, the store's own lock does; one that outlived its process is passed over.
 * Answers what takes the note away.
 */
export function noteWriter(path: string, now: Date): () => void {
  const note: Writer = { pid: process.pid, since: now.toISOString() };
  writeFileSync(noteFile(path), `${JSON.stringify(note)}\n`);
  return () => {
    if (readNote(path)?.pid === process.pid) rmSync(noteFile(path), { force: true });
  };
}

/** The process that a note beside a store names, while it lives; null where there is none. */
export function writerOf(path: string): Writer | null {
  const note = readNote(path);
  return note && isAlive(note.pid) ? note : null;
}

function noteFile(path: string): string {
  return `${path}.writer`;
}

/** A note that is half written or not one is none. */
function readNote(path: string): Writer | null {
  try {
    const { pid, since } = JSON.parse(readFileSync(noteFile(path), "utf8"));
    return Number.isInteger(pid) && typeof since === "string" ? { pid, since } : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
