import type { Store } from "../../data/store.ts";

const versions = new WeakMap<Store, string>();

/** Says which contents an opened store has, for those who keep what they made of them. */
export function markContents(store: Store, version: string): void {
  versions.set(store, version);
}

/** What stands for the contents of a store: equal values mean equal contents. A store that was not marked stands for itself. */
function contentsOf(store: Store): unknown {
  return versions.get(store) ?? store;
}

/** Values that take long to make, the last `most` of them kept by the contents of a store and a key; one that fails is not. */
export function keptByStore<Value>(most: number) {
  const kept: { readonly contents: unknown; readonly key: string; readonly value: Promise<Value> }[] = [];
  const found = (store: Store, key: string) => {
    const contents = contentsOf(store);
    return kept.find((one) => one.contents === contents && one.key === key);
  };
  return {
    has: (store: Store, key: string): boolean => found(store, key) !== undefined,
    of: (store: Store, key: string, make: () => Promise<Value>): Promise<Value> => {
      const known = found(store, key);
      if (known) return known.value;
      const made = { contents: contentsOf(store), key, value: make() };
      kept.unshift(made);
      kept.splice(most);
      made.value.catch(() => kept.includes(made) && kept.splice(kept.indexOf(made), 1));
      return made.value;
    },
  };
}
