import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Delivery } from "../contract.ts";
import { eveningFolder } from "./evening-folder.ts";
import { draftOf, replaceFile, writeDurably } from "./replace-file.ts";

/** Most messages that wait; a new one then gives up the oldest. */
export const MOST_WAITING = 200;
/** Most deliveries that are remembered after their end, so that none is made again. */
export const MOST_REMEMBERED = 5000;

/** Where the deliveries of a store stand: a file each, so that a killed process damages none but its own. */
export function outboxFolder(db: string): string {
  return join(eveningFolder(db), "outbox");
}

/** Every delivery, oldest first. Throws a plain error where a file is none. */
export function readOutbox(db: string): Delivery[] {
  const folder = outboxFolder(db);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !name.startsWith("."))
    .sort()
    .map((name) => Delivery.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));
}

/**
 * Puts a delivery into the outbox unless one of the same id was ever put there; answers whether it was. Two processes may
 * try at once: one of them does.
 */
export function addDelivery(db: string, delivery: Delivery): boolean {
  const folder = outboxFolder(db);
  mkdirSync(folder, { recursive: true });
  const file = fileOf(folder, delivery);
  const draft = draftOf(file);
  try {
    writeDurably(draft, bytesOf(delivery));
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Replaces what is kept of a delivery; it is on the disk when the call returns. */
export function keepDelivery(db: string, delivery: Delivery): void {
  replaceFile(fileOf(outboxFolder(db), delivery), bytesOf(delivery));
}

/** Bounds the outbox: the oldest of too many waiting are given up, the oldest of too many ended are forgotten. */
export function boundOutbox(db: string): void {
  const all = readOutbox(db);
  const waiting = all.filter(({ state }) => state === "waiting");
  for (const delivery of waiting.slice(0, Math.max(0, waiting.length - MOST_WAITING))) {
    keepDelivery(db, { ...delivery, state: "given-up", error: `more than ${MOST_WAITING} messages were waiting` });
  }
  const ended = all.filter(({ state }) => state === "sent" || state === "given-up");
  for (const delivery of ended.slice(0, Math.max(0, ended.length - MOST_REMEMBERED))) {
    rmSync(fileOf(outboxFolder(db), delivery), { force: true });
  }
}

function fileOf(folder: string, { id }: Delivery): string {
  return join(folder, `${id}.json`);
}

function bytesOf(delivery: Delivery): Uint8Array {
  return Buffer.from(`${JSON.stringify(delivery, null, 1)}\n`, "utf8");
}
