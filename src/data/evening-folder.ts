import { mkdirSync } from "node:fs";

/**
 * Folder beside a store file that keeps what evening runs leave: their journal, the lock of the running one, and the
 * outbox of alerts. Plain files, because a store that is being read cannot be written to, and an outcome must be kept then too.
 */
export function eveningFolder(db: string): string {
  return `${db}.evening`;
}

/** The same folder, made where it is absent. */
export function madeEveningFolder(db: string): string {
  const folder = eveningFolder(db);
  mkdirSync(folder, { recursive: true });
  return folder;
}
