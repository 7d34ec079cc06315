import { statSync } from "node:fs";
import { journalFile } from "../../data/evening-journal.ts";
import type { Store } from "../../data/store.ts";
import { writerOf } from "../../data/stores/writer-note.ts";
import { DataGap, InputError } from "../../errors.ts";
import { markContents } from "../studies/store-identity.ts";

/** A store that a long-running process uses in turns. */
export interface StoreLease {
  /** Changes whenever the contents may have changed. */
  version(): string;
  use<T>(work: (store: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Leases a store that stays open and never changes. */
export function heldStore(store: Store): StoreLease {
  return { version: () => "held", use: (work) => work(store), close: () => store.close() };
}

/** The store cannot be opened now, most often because an import holds it for writing. */
export class StoreBusy extends Error {
  override readonly name = "StoreBusy";
}

/**
 * Leases a store file: opened for reading when first used and let go when unused for `idleMs`, so that an import can
 * write to the file while the server runs.
 */
export class FileLease implements StoreLease {
  readonly #file: string;
  readonly #open: (file: string) => Promise<Store>;
  readonly #idleMs: number;
  #store: Promise<Store> | undefined;
  readonly #uses = new Set<Promise<unknown>>();
  #idle: NodeJS.Timeout | undefined;
  /** The version of the file that is open. */
  #openedAs = "";

  constructor(file: string, open: (file: string) => Promise<Store>, idleMs = 300) {
    this.#file = file;
    this.#open = open;
    this.#idleMs = idleMs;
  }

  version(): string {
    return fileVersion(this.#file);
  }

  /** Throws StoreBusy where the file cannot be opened, or a writer waits for it: whoever uses it then may finish. */
  async use<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const writer = writerOf(this.#file);
    if (writer && writer.pid !== process.pid) {
      throw new StoreBusy(`the store is about to be written to by process ${writer.pid}; ask again in a moment`);
    }
    clearTimeout(this.#idle);
    if (this.#store && this.#uses.size === 0 && this.#openedAs !== this.version()) await this.#release();
    const use = this.#opened().then(work);
    this.#uses.add(use);
    return use.finally(() => {
      this.#uses.delete(use);
      if (this.#uses.size === 0) this.#idle = setTimeout(() => void this.#release(), this.#idleMs).unref();
    });
  }

  /** Lets the store go once nobody uses it any more. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#uses);
    clearTimeout(this.#idle);
    await this.#release();
  }

  async #openMarked(): Promise<Store> {
    const store = await this.#open(this.#file);
    markContents(store, `${this.#file} ${this.#openedAs}`);
    return store;
  }

  async #release(): Promise<void> {
    const store = this.#store;
    this.#store = undefined;
    await (await store)?.close();
  }

  async #opened(): Promise<Store> {
    if (!this.#store) {
      this.#openedAs = this.version();
      this.#store = this.#openMarked();
    }
    try {
      return await this.#store;
    } catch (error) {
      this.#store = undefined;
      throw notOpened(error);
    }
  }
}

/** A store that cannot be opened is busy, unless it is absent, damaged or none: then its data are missing. */
function notOpened(error: unknown): Error {
  const sentence = error instanceof Error ? error.message : String(error);
  const isLasting = error instanceof InputError && !/ is in use by /.test(sentence);
  return isLasting ? new DataGap(sentence) : new StoreBusy(sentence);
}

/** A text that changes whenever the store in `file` may have changed. */
export function fileVersion(file: string): string {
  return [file, `${file}.wal`, journalFile(file)].map(stamp).join(" ");
}

function stamp(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino}:${stat.mtimeMs}:${stat.size}` : "absent";
}
