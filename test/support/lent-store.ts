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

/** Stores of which every one is the given store, lent. */
export function lentStores(store: Store): Stores {
  const lent = lentStore(store);
  return { openFile: async () => lent, openEpisode: async () => lent, fillIfEmpty: async () => false };
}
