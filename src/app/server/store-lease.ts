import { statSync } from "node:fs";
import type { Store } from "../../data/store.ts";

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
  #users = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(file: string, open: (file: string) => Promise<Store>, idleMs = 300) {
    this.#file = file;
    this.#open = open;
    this.#idleMs = idleMs;
  }

  version(): string {
    return `${stamp(this.#file)} ${stamp(`${this.#file}.wal`)}`;
  }

  async use<T>(work: (store: Store) => Promise<T>): Promise<T> {
    clearTimeout(this.#idle);
    this.#users++;
    try {
      return await work(await this.#opened());
    } finally {
      this.#users--;
      if (this.#users === 0) this.#idle = setTimeout(() => void this.close(), this.#idleMs).unref();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const store = this.#store;
    this.#store = undefined;
    await (await store)?.close();
  }

  async #opened(): Promise<Store> {
    this.#store ??= this.#open(this.#file);
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
