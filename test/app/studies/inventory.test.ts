import { expect, test } from "vitest";
import { inventoryStudy } from "../../../src/app/studies/inventory.ts";
import { Inventory } from "../../../src/contract.ts";
import { episodeFolder } from "../../../src/data/episode.ts";
import { importInto } from "../../../src/data/ingest.ts";
import { TABLES } from "../../../src/data/schema.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { origin } from "../../contract/store.ts";
import { NOW } from "../../support/import-files.ts";

test("an empty store is told table by table, with nothing in any", async () => {
  const store = await openDuckdbStore(":memory:", { access: "write" });
  const answer = await inventoryStudy.run(store, { date: undefined });
  await store.close();
  expect(Inventory.parse(answer)).toEqual(answer);
  expect([answer.date, answer.replaced]).toEqual([null, 0]);
  expect(answer.rows.map(({ table, rows, last }) => [table, rows, last])).toEqual(
    Object.keys(TABLES).map((table) => [table, 0, null]),
  );
});

test("the shipped episode: fresh where it ends last, stale where it ends before, and no stocks", async () => {
  const store = await openDuckdbStore(":memory:", { access: "write" });
  await importInto(store, null, { paths: [episodeFolder()], skipBadRows: false, now: NOW });
  const answer = await inventoryStudy.run(store, { date: undefined });
  await store.close();
  expect(Inventory.parse(answer)).toEqual(answer);
  expect(answer.date).toBe("2024-12-31");
  const row = (table: string, series: string) => answer.rows.find((r) => r.table === table && r.series === series);
  expect(row("index_daily", "000852.SH")).toEqual({
    table: "index_daily",
    series: "000852.SH",
    rows: 138,
    first: "2023-10-09",
    last: "2024-04-30",
    missingDays: 0,
    staleDays: 164,
    sources: ["index-closes-2023-10_2024-04.csv"],
    importedAt: NOW.toISOString(),
    synthetic: false,
  });
  expect(row("basis_history", "IM")).toMatchObject({ rows: 594, first: "2022-07-22", staleDays: 0, missingDays: 0 });
  expect(row("index_weekly", "8841431.WI")).toMatchObject({ rows: 204, staleDays: null, missingDays: null });
  expect(row("stock_daily", "")).toMatchObject({ rows: 0, first: null, importedAt: null });
});

test("missing days are counted, freshness runs to the day asked, simulated rows are marked", async () => {
  const store = await openDuckdbStore(":memory:", { access: "write" });
  const days = ["2024-02-02", "2024-02-07", "2024-02-08"].map((text) => parseDay(text));
  const columns = {
    date: Int32Array.from(days),
    code: ["000001", "000001", "000001"],
    close: Float64Array.of(1, 2, 3),
  };
  await store.append("stock_daily", columns, origin("made", { synthetic: true }));
  const { date, rows } = await inventoryStudy.run(store, { date: parseDay("2024-02-20") });
  await store.close();
  expect(date).toBe("2024-02-20");
  expect(rows[0]).toMatchObject({ table: "stock_daily", rows: 3, missingDays: 2, staleDays: 2, synthetic: true });
});
