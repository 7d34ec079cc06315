import type { Store } from "../../data/store.ts";

const versions = new WeakMap<Store, string>();

/** Says which contents an opened store has, for those who keep what they made of them. */
export function markContents(store: Store, version: string): void {
  versions.set(store, version);
}

/** What stands for the contents of a store: equal values mean equal contents. A store that was not marked stands for itself. */
export function contentsOf(store: Store): unknown {
  return versions.get(store) ?? store;
}
