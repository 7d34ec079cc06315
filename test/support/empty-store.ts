import type { Store } from "../../src/data/store.ts";

/** A store that holds nothing and counts how often it was closed. */
export function emptyStore(): Store & { closed: number } {
  const none = { count: 0, dates: () => new Int32Array(0), numbers: () => new Float64Array(0), texts: () => [] };
  const store = {
    closed: 0,
    scan: async () => none,
    inventory: async () => [],
    replacedCount: async () => 0,
    close: async () => {
      store.closed++;
    },
  };
  return store;
}
