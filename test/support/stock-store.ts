import { importInto } from "../../src/data/ingest.ts";
import type { Store } from "../../src/data/store.ts";
import { openDuckdbStore } from "../../src/data/stores/duckdb.ts";
import { SHARED } from "./shared-data.ts";

const FILES = [
  "stock-daily-2023.csv.gz",
  "stock-daily-2024H1.csv.gz",
  "stock-ohlc-2023-12_2024-03.csv.gz",
  "stocks-2024-06-29.csv.gz",
  "constituents",
];

/** A store with every recorded file of single stocks. */
export async function stockStore(): Promise<Store> {
  const store = await openDuckdbStore(":memory:", { access: "write" });
  const paths = FILES.map((file) => `${SHARED}/data/${file}`);
  const { files } = await importInto(store, null, { paths, skipBadRows: false, now: new Date("2024-12-31T12:00:00Z") });
  const refused = files.filter((file) => !file.stored);
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  return store;
}
