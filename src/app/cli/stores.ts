import { existsSync } from "node:fs";
import type { Store } from "../../data/store.ts";
import type { Stores } from "./setting.ts";

/** The embedded store; its engine is loaded when a command opens it. */
export const stores: Stores = { openFile, openEpisode, fillIfEmpty };

async function openFile(file: string): Promise<Store> {
  const { openDuckdbStore } = await import("../../data/stores/duckdb.ts");
  return openDuckdbStore(file, { access: "read" });
}

async function openEpisode(): Promise<Store> {
  const { openEpisodeStore } = await import("../../data/episode.ts");
  return openEpisodeStore(new Date());
}

async function fillIfEmpty(file: string): Promise<boolean> {
  if (existsSync(file) && !(await isEmpty(file))) return false;
  const { importEpisode } = await import("../../data/episode.ts");
  await importEpisode(file, new Date());
  return true;
}

async function isEmpty(file: string): Promise<boolean> {
  const store = await openFile(file);
  try {
    return (await store.inventory()).length === 0;
  } finally {
    await store.close();
  }
}
