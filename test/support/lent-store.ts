import type { Stores } from "../../src/app/cli/setting.ts";
import type { Store } from "../../src/data/store.ts";

/** The same store for one command, whose closing leaves it open. */
function lentStore(store: Store): Store {
  return {
    scan: (...given) => store.scan(...given),
    panel: (...given) => store.panel(...given),
    inventory: () => store.inventory(),
    replacedCount: () => store.replacedCount(),
    replacementCounts: () => store.replacementCounts(),
    replacements: (limit) => store.replacements(limit),
    kept: (kept, to) => store.kept(kept, to),
    eveningRuns: () => store.eveningRuns(),
    close: async () => {},
  };
}

const lentBefore = new WeakMap<Store, Store>();

/** Stores of which every one is the given store, lent: the same loan each time, so that what is kept of it serves again. */
export function lentStores(store: Store): Stores {
  const lent = lentBefore.get(store) ?? lentStore(store);
  lentBefore.set(store, lent);
  return { openFile: async () => lent, openEpisode: async () => lent, fillIfEmpty: async () => false };
}
