import { join } from "node:path";
import { expect, test } from "vitest";
import { importPaths } from "../../../src/data/ingest.ts";
import { desk } from "../../support/import-files.ts";

const NOW = new Date("2024-07-01T12:00:00Z");

test("what is to be done afterwards finds what was stored, once, and is not done where nothing was", async () => {
  const { folder, write } = desk();
  const db = join(folder, "other.duckdb");
  const found: number[] = [];
  const run = (path: string) =>
    importPaths({
      db,
      paths: [path],
      skipBadRows: false,
      now: NOW,
      afterwards: async (store) => {
        found.push((await store.scan("index_daily", { columns: ["close"] })).count);
      },
    });
  const good = "date,code,open,high,low,close\n2024-02-05,000905.SH,1,1,1,1\n2024-02-06,000905.SH,1,1,1,1\n";
  await run(write("index.csv", good));
  await run(write("strange.csv", "a,b\n1,2\n"));
  expect(found).toEqual([2]);
});
