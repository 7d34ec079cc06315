import type { Stores } from "./setting.ts";

/** The embedded store, loaded when a command opens it. */
export const stores: Stores = {
  openFile: () => Promise.reject(new Error("the embedded store is not joined yet")),
  openEpisode: () => Promise.reject(new Error("the embedded store is not joined yet")),
  fillIfEmpty: () => Promise.reject(new Error("the embedded store is not joined yet")),
};
