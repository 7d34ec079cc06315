import { beforeAll, describe, expect, test } from "vitest";
import type { ImportResult } from "../../../src/data/ingest.ts";
import { importInto } from "../../../src/data/ingest.ts";
import { type DuckdbStore, openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { formatDay } from "../../../src/domain/calendar/index.ts";
import { NOW } from "../../support/import-files.ts";
import { SHARED, sharedDataAbsent } from "../../support/shared-data.ts";

describe.skipIf(sharedDataAbsent)("the recorded market data", () => {
  let store: DuckdbStore;
  let result: ImportResult;

  beforeAll(async () => {
    store = await openDuckdbStore(":memory:", { access: "write" });
    result = await importInto(store, null, { paths: [`${SHARED}/data`], skipBadRows: false, now: NOW });
    return () => store.close();
  });

  test("is taken whole: every file, every row, nothing refused", () => {
    const told = result.files.map(({ file, format, stored, rows, added, refused }) => {
      return [file.slice(SHARED.length + 6), format, stored, rows, added, refused];
    });
    expect(told).toEqual([
      ["constituents/csi1000-2023-07-19.csv", "index-member-list", true, 1000, 1000, 0],
      ["constituents/csi300-history.csv", "index-members", true, 1225, 1221, 0],
      ["constituents/csi500-history.csv", "index-members", true, 1097, 1097, 0],
      ["futures-daily.csv.gz", "futures-daily", true, 19_882, 19_882, 0],
      ["index-daily.csv.gz", "index-daily", true, 10_194, 10_194, 0],
      ["index-total-return.csv.gz", "index-total-return", true, 5100, 5097, 0],
      ["stock-daily-2023.csv.gz", "stock-daily", true, 1_199_107, 1_199_107, 0],
      ["stock-daily-2024H1.csv.gz", "stock-daily", true, 587_069, 587_069, 0],
      ["stock-ohlc-2023-12_2024-03.csv.gz", "stock-ohlc", true, 258_876, 258_876, 0],
      ["stocks-2024-06-29.csv.gz", "stocks", true, 5366, 5366, 0],
    ]);
    expect(result.passedOver).toEqual([`${SHARED}/data/README.md`]);
  });

  test("but for seven rows of no use: closes on a holiday, and stays that begin on no day", () => {
    const leftOut = result.files.flatMap(({ leftOutRows }) => leftOutRows.map(({ line, column }) => [line, column]));
    expect(leftOut).toEqual([
      ...[696, 767, 787, 901].map((line) => [line, "opt-in"]),
      ...[332, 333, 334].map((line) => [line, "date"]),
    ]);
  });

  test("comes back as it stands in the files", async () => {
    const future = await store.scan("futures_daily", {
      columns: ["date", "close", "volume", "open_interest"],
      codes: ["IM2403"],
    });
    const at = [...future.dates("date")].map(formatDay).indexOf("2024-02-05");
    expect([future.numbers("close")[at], future.numbers("open_interest")[at]]).toEqual([4044.6, 125_937]);
    const panel = await store.panel("stock_daily", { columns: ["close", "amount", "turnover"] });
    expect([panel.days.length, panel.codes.length]).toEqual([359, 5102]);
    const first = panel.codes.indexOf("000001");
    expect(panel.numbers("close")[first]).toBe(12.77);
    expect(panel.numbers("turnover")[first]).toBeCloseTo(0.0113, 15);
    const chiNext = panel.codes.indexOf("300001");
    expect([panel.numbers("close")[chiNext] > 0, panel.numbers("amount")[chiNext]]).toEqual([true, Number.NaN]);
  });

  test("a panel and a scan of the same table hold the same values", async () => {
    const columns = ["close", "volume", "amount", "turnover"];
    const panel = await store.panel("stock_daily", { columns, from: 19_500, to: 19_600 });
    const rows = await store.scan("stock_daily", { columns: ["date", "code", ...columns], from: 19_500, to: 19_600 });
    const { values, index } = rows.coded("code");
    expect(values).toEqual(panel.codes);
    const dayIndex = new Map([...panel.days].map((day, t) => [day, t]));
    const dates = rows.dates("date");
    for (const column of columns) {
      const dense = new Float64Array(panel.days.length * panel.codes.length).fill(Number.NaN);
      const numbers = rows.numbers(column);
      for (let i = 0; i < rows.count; i++)
        dense[(dayIndex.get(dates[i]) as number) * values.length + index[i]] = numbers[i];
      const other = panel.numbers(column);
      expect([dense.length, dense.findIndex((value, i) => !Object.is(value, other[i]))]).toEqual([other.length, -1]);
    }
  });

  test("the same folder again changes nothing", async () => {
    const before = await store.inventory();
    const again = await importInto(store, null, { paths: [`${SHARED}/data`], skipBadRows: false, now: new Date(0) });
    expect(again.files.every(({ added, replaced }) => added + replaced === 0)).toBe(true);
    expect(await store.inventory()).toEqual(before);
  });
});

describe.skipIf(sharedDataAbsent)("the recorded facts", () => {
  test("as the project ships them are those of the wide tables, value for value", async () => {
    const store = await openDuckdbStore(":memory:", { access: "write" });
    const { episodeFolder } = await import("../../../src/data/episode.ts");
    const options = { skipBadRows: false, now: NOW };
    const wide = await importInto(store, null, { ...options, paths: [`${SHARED}/facts`] });
    expect(wide.files.map(({ format, added }) => [format, added])).toEqual([
      ["basis-wide", 2048],
      ["weekly-close", 204],
      ["tape", 138 * (5 + 16)],
    ]);
    const shipped = await importInto(store, null, { ...options, paths: [episodeFolder()] });
    await store.close();
    expect(shipped.files.map(({ format, added, replaced, unchanged }) => [format, added, replaced, unchanged])).toEqual(
      [
        ["basis-history", 0, 0, 2048],
        ["futures-daily", 0, 0, 138 * 16],
        ["index-daily", 0, 0, 138 * 5],
        ["index-weekly", 0, 0, 204],
      ],
    );
  });
});
