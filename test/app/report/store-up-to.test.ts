import { expect, test } from "vitest";
import { storeUpTo } from "../../../src/app/report/store-up-to.ts";
import type { Store } from "../../../src/data/store.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { formatDay, parseDay } from "../../../src/domain/calendar/index.ts";
import { desk } from "../../support/import-files.ts";

const INDEX = [
  "date,code,open,high,low,close",
  "2024-02-05,000852.SH,1,1,1,4293.1",
  "2024-02-05,000905.SH,1,1,1,4460.3",
  "2024-02-06,000852.SH,1,1,1,4592.3",
  "2024-02-07,000852.SH,1,1,1,4797.8",
];
const FUTURES = [
  "symbol,date,open,high,low,close,volume,open_interest",
  "IC2402,2024-02-05,1,1,1,4380,1,10",
  "IM2402,2024-02-05,1,1,1,4176.6,1,10",
  "IM2403,2024-02-05,1,1,1,4044.6,1,20",
  "IM2403,2024-02-07,1,1,1,4793,1,20",
];
const STOCKS = [
  "code,name,industry,total_share,float_share,total_mv,float_mv,list_date,industry_ts,area",
  "000001,平安银行,银行,19405918198,19405600653,197000000000,197000000000,1991-04-03,银行,深圳",
];

async function withStore(use: (store: Store) => Promise<void>, cut = "9999-12-31"): Promise<void> {
  const made = desk();
  const upTo = (rows: string[], column: number) =>
    `${rows.filter((row, i) => i === 0 || row.split(",")[column] <= cut).join("\n")}\n`;
  made.write("index.csv", upTo(INDEX, 0));
  made.write("futures.csv", upTo(FUTURES, 1));
  made.write("stocks-2024-06-29.csv", `${STOCKS.join("\n")}\n`);
  const { files } = await made.import();
  expect(files.filter(({ stored }) => !stored)).toEqual([]);
  const store = await openDuckdbStore(made.db, { access: "read" });
  try {
    await use(store);
  } finally {
    await store.close();
  }
}

const day = parseDay("2024-02-06");
const dates = (days: Int32Array) => Array.from(days, formatDay);

test("scans and panels end at the day, however far they ask", async () => {
  await withStore(async (store) => {
    const cut = storeUpTo(store, day);
    const columns = ["date", "close"];
    const all = await cut.scan("index_daily", { columns, codes: ["000852.SH"] });
    expect(dates(all.dates("date"))).toEqual(["2024-02-05", "2024-02-06"]);
    const later = await cut.scan("index_daily", { columns, to: parseDay("2024-12-31") });
    expect(later.count).toBe(3);
    const earlier = await cut.scan("index_daily", { columns, to: parseDay("2024-02-05") });
    expect(earlier.count).toBe(2);
    const panel = await cut.panel("index_daily", { columns: ["close"] });
    expect(dates(panel.days)).toEqual(["2024-02-05", "2024-02-06"]);
  });
});

test("the inventory is that of a store which never held the later rows; facts about stocks stay whole", async () => {
  const told = (series: Awaited<ReturnType<Store["inventory"]>>) =>
    series.map(({ table, series, rows, first, last, days }) => ({ table, series, rows, first, last, days }));
  let never: unknown;
  await withStore(async (store) => {
    never = told(await store.inventory());
  }, "2024-02-06");
  await withStore(async (store) => {
    expect(told(await storeUpTo(store, day).inventory())).toEqual(never);
    expect(told(await storeUpTo(store, parseDay("2024-01-31")).inventory()).map(({ table }) => table)).toEqual([
      "stock_info",
    ]);
  });
});

test("what imports replaced is told whole", async () => {
  const made = desk();
  await made.take("one.csv", `${INDEX.join("\n")}\n`);
  await made.take("two.csv", `${INDEX.map((row) => row.replace(/4797\.8$/, "4797.9")).join("\n")}\n`);
  const store = await openDuckdbStore(made.db, { access: "read" });
  try {
    const cut = storeUpTo(store, day);
    expect(await cut.replacedCount()).toBe(1);
    expect(await cut.replacementCounts()).toEqual(await store.replacementCounts());
    expect(await cut.replacements(10)).toEqual(await store.replacements(10));
  } finally {
    await store.close();
  }
});
