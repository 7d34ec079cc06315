import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { episodeFolder } from "../../src/data/episode.ts";
import { importInto } from "../../src/data/ingest.ts";
import { openDuckdbStore } from "../../src/data/stores/duckdb.ts";
import { parseDay } from "../../src/domain/calendar/index.ts";
import { NOW } from "../support/import-files.ts";

test("the shipped facts import without a word, and hold the deepest day of the crash", async () => {
  const store = await openDuckdbStore(":memory:", { access: "write" });
  const { files } = await importInto(store, null, { paths: [episodeFolder()], skipBadRows: false, now: NOW });
  expect(files.map(({ refused, leftOut, error }) => [refused, leftOut, error])).toEqual(files.map(() => [0, 0, null]));
  const day = parseDay("2024-02-05");
  const basis = await store.scan("basis_history", { columns: ["product", "raw"], from: day, to: day });
  expect([basis.texts("product"), [...basis.numbers("raw")]]).toEqual([
    ["IC", "IM"],
    [-0.3155, -0.4662],
  ]);
  const inventory = await store.inventory();
  expect(inventory.filter(({ table }) => table === "index_daily").map(({ series, days }) => [series, days])).toEqual([
    ["000300.SH", 138],
    ["000852.SH", 138],
    ["000905.SH", 138],
    ["8841431.WI", 138],
    ["932000.CSI", 138],
  ]);
  await store.close();
});

test("every shipped table is named, with its source, beside it", () => {
  const readme = readFileSync(`${episodeFolder()}/README.md`, "utf8");
  for (const name of readdirSync(episodeFolder())) if (name.endsWith(".csv")) expect(readme).toContain(name);
});
