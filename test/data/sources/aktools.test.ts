import { expect, test } from "vitest";
import { fetchIntoFile } from "../../../src/data/fetch/fetch-into-file.ts";
import { aktoolsSource } from "../../../src/data/sources/aktools/aktools-source.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { desk, readRows } from "../../support/import-files.ts";
import { patientWorld } from "../../support/patient-world.ts";
import { type Asked, inTurn, type Reply, replayServer } from "../../support/replay-server.ts";

const MON = { from: parseDay("2024-02-05"), to: parseDay("2024-02-05") };
const VERSION = { ak_current_version: "1.99.0", at_current_version: "0.0.99" };

const records = (rows: readonly object[]): Reply => ({ body: JSON.stringify(rows) });
const notFound = (error: string): Reply => ({ status: 404, body: JSON.stringify({ error }) });

async function fetched(
  what: string,
  reply: (fn: string, asked: Asked, nth: number) => Reply | undefined,
  more: { [name: string]: unknown; world?: ReturnType<typeof patientWorld> } = {},
) {
  const server = await replayServer((asked, nth) =>
    asked.path === "/version"
      ? { body: JSON.stringify(VERSION) }
      : reply(asked.path.split("/").at(-1) ?? "", asked, nth),
  );
  const { db } = desk();
  const world = patientWorld();
  const result = await fetchIntoFile({ db, source: aktoolsSource(server.url), what: [what], ...MON, world, ...more });
  return { server, db, world, result, done: result.datasets[0] };
}

const INDEX_ROW = {
  日期: "2024-02-05T00:00:00.000",
  开盘: 4700.1,
  收盘: 4613.7,
  最高: 4710,
  最低: 4600.5,
  成交量: 1,
  换手率: null,
};
const indexRows = (rows: readonly object[]) => (fn: string) => (fn === "index_zh_a_hist" ? records(rows) : records([]));

test("Chinese keys and ISO days are read, parameters go as text, and the versions are kept", async () => {
  const { db, server, result, done } = await fetched("index_daily", indexRows([INDEX_ROW]));
  expect(done).toMatchObject({ answered: 1, added: 4, error: null });
  expect(await readRows(db, "index_daily", ["date", "code", "open", "close"])).toContain(
    "2024-02-05 000852.SH 4700.1 4613.7",
  );
  expect(result.version).toBe("akshare 1.99.0, aktools 0.0.99");
  expect(server.asked.at(1)?.query).toEqual({
    symbol: "000300",
    period: "daily",
    start_date: "20240205",
    end_date: "20240205",
  });
});

test("a renamed column is read under any name that it has had, and told by name and function under another", async () => {
  const { 收盘: close, ...rest } = INDEX_ROW;
  const known = await fetched("index_daily", indexRows([{ ...rest, 收盘价: close }]));
  expect(known.done).toMatchObject({ added: 4, error: null });
  const unknown = await fetched("index_daily", indexRows([{ ...rest, 收市: close }]));
  expect(unknown.done.error).toEqual({
    kind: "malformed",
    message:
      "AKTools index_zh_a_hist lacks the column 收盘 (known also as 收盘价, close); its columns are 日期,开盘,最高,最低,成交量,换手率,收市; another version of AKShare may have it",
  });
});

test("the three 404s are told apart: nothing to tell is an empty day, an unknown function and refused parameters are errors", async () => {
  const of = (error: string) => fetched("index_daily", () => notFound(error));
  const nothing = await of("该接口返回数据为空，请确认参数是否正确：https://example.invalid");
  expect(nothing.done).toMatchObject({ answered: 1, empty: 1, error: null });
  const unknown = await of("未找到该接口，请升级 AKShare 到最新版本");
  expect(unknown.done.error).toEqual({
    kind: "absent",
    message: "AKTools has no function index_zh_a_hist; install a version of AKShare that has it",
  });
  const refused = await of("请输入正确的参数错误 'data'，请升级 AKShare");
  expect(refused.done.error?.kind).toBe("failed");
  expect(refused.done.error?.message).toMatch(/index_zh_a_hist refuses its parameters, or its own source has changed/);
  for (const { server } of [unknown, refused]) expect(server.count("index_zh_a_hist")).toBe(1);
});

test("a plain 500 is tried three times and then told as trouble inside", async () => {
  const plain: Reply = { status: 500, type: "text/plain", body: "Internal Server Error" };
  const { done, server } = await fetched("index_daily", () => plain);
  expect(done.error).toEqual({
    kind: "failed",
    message:
      "AKTools index_zh_a_hist failed inside (HTTP 500), most often because its own source shut it out; try again later",
  });
  expect(server.count("index_zh_a_hist")).toBe(3);
  const turn = inTurn(plain, records([INDEX_ROW]));
  const again = await fetched("index_daily", (fn, _, nth) => (fn === "index_zh_a_hist" ? turn(nth) : records([])));
  expect(again.done).toMatchObject({ added: 4, error: null });
});

test("an empty list on a day is an empty day, believed after three days and not asked again", async () => {
  const { done, db, server } = await fetched("index_daily", () => records([]));
  expect(done).toMatchObject({ answered: 1, empty: 1, rows: 0, error: null });
  const asked = server.asked.length;
  const options = { what: ["index_daily"], ...MON, world: patientWorld("2024-05-01T12:00:00Z") };
  const again = await fetchIntoFile({ db, source: aktoolsSource(server.url), ...options });
  expect(again.datasets[0]).toMatchObject({ held: 1, answered: 0 });
  expect(server.asked).toHaveLength(asked);
});

test("total returns come from the index company under their own codes", async () => {
  const { db } = await fetched("index_total_return", (fn, { query }) =>
    records(
      fn === "stock_zh_index_hist_csindex" && query.symbol === "H00852" ? [{ 日期: "2024-02-05", 收盘: 6100.5 }] : [],
    ),
  );
  expect(await readRows(db, "index_total_return", ["date", "code", "close"])).toEqual(["2024-02-05 H00852.CSI 6100.5"]);
});

test("futures keep index contracts alone, settlement apart", async () => {
  const row = {
    date: "20240205",
    open: 4700,
    high: 4800,
    low: 4600,
    close: 4650.2,
    volume: 10,
    open_interest: 20,
    settle: 4660,
  };
  const { db } = await fetched("futures", () =>
    records([
      { symbol: "IM2403", ...row },
      { symbol: "T2403", ...row },
      { symbol: "IM2406", ...row, open: null, close: null },
    ]),
  );
  expect(await readRows(db, "futures_daily", ["symbol", "close", "open_interest"])).toEqual(["IM2403 4650.2 20"]);
  expect(await readRows(db, "futures_settlement", ["symbol", "settle"])).toEqual(["IM2403 4660", "IM2406 4660"]);
});

test("golden row: one stock by name, lots become shares, the previous close from the day's change", async () => {
  const row = {
    日期: "2024-02-05",
    股票代码: "000001",
    开盘: 9.3,
    收盘: 9.38,
    最高: 9.42,
    最低: 9.26,
    成交量: 2_000_000,
    成交额: 1_870_000_000.5,
    涨跌额: -0.05,
    换手率: 1.03,
  };
  const { db, server } = await fetched("stocks", () => records([row]), { codes: ["000001"] });
  expect(server.asked.at(-1)?.query.adjust).toBe("");
  expect(await readRows(db, "stock_price", ["code", "previous_close", "volume", "amount"])).toEqual([
    "000001 9.43 200000000 1870000000.5",
  ]);
  expect(await readRows(db, "stock_shares", ["code", "turnover"])).toEqual(["000001 0.0103"]);
  await expect(fetched("stocks", () => records([]))).rejects.toThrow(/--codes 000001,600000/);
});

test("golden row: the whole market today, and on no other day", async () => {
  const row = {
    代码: "000001",
    名称: "甲",
    最新价: 10,
    今开: 9.9,
    最高: 10.1,
    最低: 9.8,
    昨收: 9.95,
    成交量: 12,
    成交额: 12_000,
    换手率: 0.5,
    总市值: 1e9,
    流通市值: 8e8,
  };
  const world = patientWorld("2024-02-05T10:00:00Z");
  const { db } = await fetched("stocks_today", () => records([row]), { world });
  expect(await readRows(db, "stock_shares", ["date", "code", "total_share", "float_share", "turnover"])).toEqual([
    "2024-02-05 000001 100000000 80000000 0.005",
  ]);
  const late = await fetched("stocks_today", () => records([row]), { world: patientWorld("2024-02-06T10:00:00Z") });
  expect(late.server.asked).toHaveLength(0);
});

test("golden row: pledged shares of a week in ten thousands", async () => {
  const row = { 股票代码: "000012", 质押比例: 1.5, 质押笔数: 3, 无限售股质押数: 1500.5, 限售股质押数: 0 };
  const { db } = await fetched("pledge_totals", () => records([row]), {
    from: parseDay("2024-02-01"),
    to: parseDay("2024-02-06"),
  });
  expect(await readRows(db, "stock_pledge_total", ["date", "code", "free_shares_pledged", "ratio"])).toEqual([
    "2024-02-02 000012 15005000 0.015",
  ]);
});

test("where nothing listens, the sentence says what to check", async () => {
  const options = { what: ["index_daily"], ...MON, world: patientWorld() };
  const { datasets } = await fetchIntoFile({ db: desk().db, source: aktoolsSource("http://127.0.0.1:9"), ...options });
  expect(datasets[0].error).toMatchObject({ kind: "unreachable" });
  expect(datasets[0].error?.message).toMatch(/AKTools (cannot be reached|broke off)|connection to AKTools/);
});
