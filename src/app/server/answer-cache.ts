/** Bodies kept by key, least recently used dropped first. */
export interface AnswerCache {
  /** The body kept under `key`, or the one that `make` gives; two callers at once share one `make`. */
  get(key: string, make: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>>;
}

/** A cache bounded by the number of bodies and by their bytes together. A `make` that fails leaves nothing behind. */
export function answerCache(maxEntries = 48, maxBytes = 96 * 1024 * 1024): AnswerCache {
  const kept = new Map<string, { body: Promise<Uint8Array<ArrayBuffer>>; bytes: number }>();
  let bytes = 0;

  function drop(key: string): void {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }

  function trim(): void {
    for (const oldest of kept.keys()) {
      if (kept.size <= maxEntries && bytes <= maxBytes) return;
      drop(oldest);
    }
  }

  return {
    get(key, make) {
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
        return found.body;
      }
      const entry = { body: make(), bytes: 0 };
      kept.set(key, entry);
      entry.body.then(
        (body) => {
          if (kept.get(key) !== entry) return;
          entry.bytes = body.byteLength;
          bytes += entry.bytes;
          trim();
        },
        () => {
          if (kept.get(key) === entry) drop(key);
        },
      );
      return entry.body;
    },
  };
}
