import { fileURLToPath } from "node:url";
import { type ImportResult, importInto, importPaths } from "./ingest.ts";
import type { Store } from "./store.ts";
import { openDuckdbStore } from "./stores/duckdb.ts";

/** Folder of the recorded facts that the project ships, in a checkout and in the installed package alike. */
export function episodeFolder(): string {
  return fileURLToPath(new URL("../../episodes", import.meta.url));
}

/** The recorded facts in a store of their own that lasts as long as the process; `now` is kept as the time of import. */
export async function openEpisodeStore(now: Date): Promise<Store> {
  const store = await openDuckdbStore(":memory:", { access: "write" });
  requireStored(await importInto(store, null, { paths: [episodeFolder()], skipBadRows: false, now }));
  return store;
}

/** Imports the recorded facts into the store in `db`, made where absent. */
export async function importEpisode(db: string, now: Date): Promise<void> {
  requireStored(await importPaths({ db, paths: [episodeFolder()], skipBadRows: false, now }));
}

/** The files are the project's own: one that is refused is a defect. */
function requireStored({ files }: ImportResult): void {
  const refused = files.find(({ stored }) => !stored);
  if (!refused) return;
  const reason = refused.error ?? refused.refusals[0]?.reason ?? "no reason given";
  throw new Error(`the shipped file ${refused.file} was refused: ${reason}`);
}
