import { expect, test } from "vitest";
import { qualityStudy } from "../../../src/app/studies/quality.ts";
import { fetchIntoFile, precedenceOf } from "../../../src/data/fetch/fetch-into-file.ts";
import { standingAgainst } from "../../../src/data/fetch/run-fetch.ts";
import { cffexSource } from "../../../src/data/sources/cffex/cffex-source.ts";
import { tushareSource } from "../../../src/data/sources/tushare/tushare-source.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { DAY_FILE } from "../../support/cffex-files.ts";
import { gb18030 } from "../../support/gb18030.ts";
import { desk, readRows } from "../../support/import-files.ts";
import { patientWorld } from "../../support/patient-world.ts";
import { replayServer } from "../../support/replay-server.ts";
import { tushareReplies, tushareRows } from "../../support/tushare-replies.ts";

const MON = { from: parseDay("2024-02-05"), to: parseDay("2024-02-05"), world: patientWorld() };
const FIELDS = ["ts_code", "trade_date", "open", "high", "low", "close", "vol", "oi", "settle"];

async function sources(settle: number) {
  const exchange = await replayServer(({ path }) => (path.endsWith(".csv") ? { body: gb18030(DAY_FILE) } : undefined));
  const vendor = await replayServer(
    tushareReplies({
      fut_daily: () =>
        tushareRows(FIELDS, [["IM2403.CFX", "20240205", 5000, 5060, 4980, 5010.4, 50000, 80000, settle]]),
    }),
  );
  return {
    cffex: { source: cffexSource(exchange.url), what: ["daily"], ...MON },
    tushare: { source: tushareSource("made-up", vendor.url), what: ["fut_daily"], ...MON, compare: true },
  };
}

const settleOf = async (db: string) =>
  (await readRows(db, "futures_settlement", ["symbol", "settle"])).find((row) => row.startsWith("IM2403"));

async function contradictions(db: string) {
  const store = await openDuckdbStore(db, { access: "read" });
  const { findings } = await qualityStudy.run(store, { from: undefined, to: undefined, limit: 100 });
  await store.close();
  return findings.filter(({ check }) => check === "duplicate-key").map(({ table, detail }) => `${table}: ${detail.en}`);
}

test("what the store has from elsewhere is not asked for; --compare asks, the exchange stands, and quality tells", async () => {
  const { cffex, tushare } = await sources(5025);
  const { db } = desk();
  await fetchIntoFile({ db, ...cffex });
  expect((await fetchIntoFile({ db, ...tushare, compare: false })).datasets[0]).toMatchObject({ held: 1, answered: 0 });
  expect((await fetchIntoFile({ db, ...tushare })).datasets[0]).toMatchObject({ setAside: 1, replaced: 0 });
  expect(await settleOf(db)).toBe("IM2403 5020");
  expect(await contradictions(db)).toEqual([
    "futures_settlement: 1 row of tushare with other values, by 0.10% at most; those of cffex stand",
  ]);
});

test("the other way round the exchange's value replaces the vendor's, so the order of fetching does not matter", async () => {
  const { cffex, tushare } = await sources(5025);
  const { db } = desk();
  await fetchIntoFile({ db, ...tushare });
  await fetchIntoFile({ db, ...cffex, compare: true });
  expect(await settleOf(db)).toBe("IM2403 5020");
  expect(await contradictions(db)).toEqual([
    "futures_settlement: 1 row of tushare with other values, replaced by cffex on 2024-03-01",
  ]);
});

test("--prefer turns the order, and a difference within rounding is no finding", async () => {
  const { cffex, tushare } = await sources(5025);
  const preferred = desk();
  await fetchIntoFile({ db: preferred.db, ...cffex });
  await fetchIntoFile({ db: preferred.db, ...tushare, prefer: ["tushare"] });
  expect(await settleOf(preferred.db)).toBe("IM2403 5025");
  const close = await sources(5020.3);
  const { db } = desk();
  await fetchIntoFile({ db, ...close.cffex });
  expect((await fetchIntoFile({ db, ...close.tushare })).datasets[0].setAside).toBe(1);
  expect(await contradictions(db)).toEqual([]);
});

test("what was imported by hand stands against every source unless a source is preferred", async () => {
  const at = desk();
  await at.take("futures-settlement.csv", "symbol,date,settle\nIM2403,2024-02-05,5000\n");
  const { cffex } = await sources(5020);
  await fetchIntoFile({ db: at.db, ...cffex, compare: true });
  expect(await settleOf(at.db)).toBe("IM2403 5000");
  expect(await contradictions(at.db)).toEqual([
    "futures_settlement: 1 row of cffex with other values, by 0.40% at most; those of futures-settlement.csv stand",
  ]);
});

test("a value that is missing is filled from a source that otherwise gives way", async () => {
  const at = desk();
  const header = "symbol,date,open,high,low,close,volume,open_interest";
  await at.take("futures.csv", `${header}\nIM2403,2024-02-05,,,,5010.4,50000,\n`);
  const { cffex } = await sources(5020);
  const done = await fetchIntoFile({ db: at.db, ...cffex, compare: true });
  expect(done.datasets[0].setAside).toBe(0);
  const rows = await readRows(at.db, "futures_daily", ["symbol", "open", "open_interest"]);
  expect(rows).toContain("IM2403 5000 80000");
});

test("the order is files, cffex, tushare, aktools; preferred names come first", () => {
  expect(precedenceOf()).toEqual(["files", "cffex", "tushare", "aktools"]);
  expect(precedenceOf(["tushare"])).toEqual(["tushare", "files", "cffex", "aktools"]);
  expect(standingAgainst("tushare", precedenceOf())).toEqual(["files", "cffex"]);
  expect(standingAgainst("tushare", precedenceOf(["tushare"]))).toEqual([]);
  expect(() => precedenceOf(["wind"])).toThrow(
    '--prefer names "wind"; expected some of files, cffex, tushare, aktools',
  );
});
