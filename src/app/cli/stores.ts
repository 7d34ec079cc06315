import { existsSync } from "node:fs";
import type { ImportResult } from "../../data/ingest.ts";
import type { Store } from "../../data/store.ts";
import type { Stores } from "./setting.ts";

/** The embedded store; its engine is loaded when a command opens it. */
export const stores: Stores = { openFile, openEpisode, fillIfEmpty };

async function openFile(file: string): Promise<Store> {
  const { openDuckdbStore } = await import("../../data/stores/duckdb.ts");
  return openDuckdbStore(file, { access: "read" });
}

async function openEpisode(): Promise<Store> {
  const { openDuckdbStore } = await import("../../data/stores/duckdb.ts");
  const { importInto } = await import("../../data/ingest.ts");
  const store = await openDuckdbStore(":memory:", { access: "write" });
  requireTaken(await importInto(store, null, await episodeImport()));
  return store;
}

async function fillIfEmpty(file: string): Promise<boolean> {
  if (existsSync(file) && !(await isEmpty(file))) return false;
  const { importPaths } = await import("../../data/ingest.ts");
  requireTaken(await importPaths({ db: file, ...(await episodeImport()) }));
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

async function episodeImport() {
  const { episodeFolder } = await import("../../data/episode.ts");
  return { paths: [episodeFolder()], skipBadRows: false, now: new Date() };
}

/** The shipped files are the program's own: one that is refused is a defect. */
function requireTaken({ files }: ImportResult): void {
  const refused = files.find(({ stored }) => !stored);
  if (!refused) return;
  const reason = refused.error ?? refused.refusals[0]?.reason ?? "no reason given";
  throw new Error(`the shipped file ${refused.file} was refused: ${reason}`);
}
