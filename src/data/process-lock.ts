import { linkSync, readFileSync, renameSync, rmSync } from "node:fs";
import { draftOf, writeDurably } from "./replace-file.ts";

/** Who holds a lock. */
export interface LockOwner {
  readonly pid: number;
  /** When the lock was taken, ISO 8601, UTC. */
  readonly since: string;
  /** When the system started the process, in its own ticks; null where the system does not tell. */
  readonly started: string | null;
}

export interface TakenLock {
  readonly taken: true;
  /** Dead process whose lock was taken over; null where the lock was free. */
  readonly over: LockOwner | null;
  /** Lets go. */
  release(): void;
}

/** What came of asking for a lock. */
export type LockAnswer = TakenLock | { readonly taken: false; readonly owner: LockOwner };

/**
 * Takes the lock that is the file `file`, in a folder that exists: one process at a time has it, and a lock whose process
 * is dead (or whose number now belongs to another process) is taken over. `now` is ISO 8601.
 */
export function takeLock(file: string, now: string): LockAnswer {
  const owner: LockOwner = { pid: process.pid, since: now, started: processStart(process.pid) };
  const mine = JSON.stringify(owner);
  let over: LockOwner | null = null;
  for (;;) {
    if (putIfAbsent(file, mine)) return { taken: true, over, release: () => release(file, mine) };
    const held = textOf(file);
    if (held === null) continue;
    const holder = ownerOf(held);
    if (holder !== null && isAlive(holder)) return { taken: false, owner: holder };
    if (putAside(file, held)) over = holder;
  }
}

/** The whole lock appears at once or not at all: a name given to a finished file. */
function putIfAbsent(file: string, text: string): boolean {
  const draft = draftOf(file);
  try {
    writeDurably(draft, Buffer.from(text, "utf8"));
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes a dead lock; false where another process was first. What was renamed by mistake is put back. */
function putAside(file: string, dead: string): boolean {
  const aside = `${file}.dead-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
  const isDead = textOf(aside) === dead;
  if (!isDead) putBack(aside, file);
  rmSync(aside, { force: true });
  return isDead;
}

/** Unless yet another process took the lock in the meantime. */
function putBack(aside: string, file: string): void {
  try {
    linkSync(aside, file);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

function release(file: string, mine: string): void {
  if (textOf(file) === mine) rmSync(file, { force: true });
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function ownerOf(text: string): LockOwner | null {
  const match = /^\{"pid":(\d+),"since":"([^"]+)","started":(?:"(\d+)"|null)\}$/.exec(text);
  return match && { pid: Number(match[1]), since: match[2], started: match[3] ?? null };
}

function isAlive({ pid, started }: LockOwner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
  return started === null || processStart(pid) === started;
}

/** Start of a process in clock ticks since boot (field 22 of /proc/PID/stat); null where there is no /proc. */
function processStart(pid: number): string | null {
  const stat = textOf(`/proc/${pid}/stat`);
  return stat === null ? null : stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
