import type { Panel, Rows, Store } from "../../src/data/store.ts";

const NO_NUMBERS = new Float64Array(0);
const NO_DAYS = new Int32Array(0);

const noRows: Rows = {
  count: 0,
  dates: () => NO_DAYS,
  numbers: () => NO_NUMBERS,
  texts: () => [],
  coded: () => ({ values: [], index: NO_DAYS }),
};
const noPanel: Panel = { days: NO_DAYS, codes: [], numbers: () => NO_NUMBERS };

/** A store that holds nothing and counts how often it was closed. */
export function emptyStore(): Store & { closed: number } {
  const store = {
    closed: 0,
    scan: async () => noRows,
    panel: async () => noPanel,
    inventory: async () => [],
    replacedCount: async () => 0,
    replacementCounts: async () => [],
    replacements: async () => [],
    kept: async () => null,
    eveningRuns: async () => [],
    close: async () => {
      store.closed++;
    },
  };
  return store;
}
