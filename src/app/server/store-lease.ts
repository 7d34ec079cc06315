import { statSync } from "node:fs";
import { journalFile } from "../../data/evening-journal.ts";
import type { Store } from "../../data/store.ts";
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

  constructor(file: string, open: (file: string) => Promise<Store>, idleMs = 300) {
    this.#file = file;
    this.#open = open;
    this.#idleMs = idleMs;
  }

  version(): string {
    const files = [this.#file, `${this.#file}.wal`, journalFile(this.#file)];
    return files.map(stamp).join(" ");
  }

  use<T>(work: (store: Store) => Promise<T>): Promise<T> {
    clearTimeout(this.#idle);
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
    markContents(store, `${this.#file} ${this.version()}`);
    return store;
  }

  async #release(): Promise<void> {
    const store = this.#store;
    this.#store = undefined;
    await (await store)?.close();
  }

  async #opened(): Promise<Store> {
    this.#store ??= this.#openMarked();
    try {
      return await this.#store;
    } catch (error) {
      this.#store = undefined;
      throw new StoreBusy(error instanceof Error ? error.message : String(error));
    }
  }
}

function stamp(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}:${stat.size}` : "absent";
}
