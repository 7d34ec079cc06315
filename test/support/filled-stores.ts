import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { episodeFolder } from "../../src/data/episode.ts";
import { importInto } from "../../src/data/ingest.ts";
import type { Store } from "../../src/data/store.ts";
import { openDuckdbStore } from "../../src/data/stores/duckdb.ts";
import { readShared, SHARED } from "./shared-data.ts";

const NOW = new Date("2024-12-31T12:00:00Z");
const RECORDED = ["index-daily.csv.gz", "index-total-return.csv.gz", "futures-daily.csv.gz"];

async function storeOf(paths: readonly string[]): Promise<Store> {
  const store = await openDuckdbStore(":memory:", { access: "write" });
  const { files } = await importInto(store, null, { paths, skipBadRows: false, now: NOW });
  const refused = files.filter((file) => !file.stored);
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  return store;
}

/** A store with the recorded episode that the project ships. */
export function episodeStore(): Promise<Store> {
  return storeOf([episodeFolder()]);
}

/** A store with recorded index and futures closes, whole or with every row after `cut` physically left out. */
export async function recordedStore(cut?: string): Promise<Store> {
  if (cut === undefined) return storeOf(RECORDED.map((file) => `${SHARED}/data/${file}`));
  const folder = mkdtempSync(join(tmpdir(), "bianque-cut-"));
  try {
    for (const file of RECORDED) {
      const rows = readShared(`data/${file}`).filter((row) => row.date <= cut);
      const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))].map((cells) => cells.join(","));
      writeFileSync(join(folder, file.replace(".gz", "")), `${lines.join("\n")}\n`);
    }
    return await storeOf([folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
