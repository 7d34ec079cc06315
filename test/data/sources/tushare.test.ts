import { expect, test } from "vitest";
import { fetchIntoFile } from "../../../src/data/fetch/fetch-into-file.ts";
import { tushareError } from "../../../src/data/sources/tushare/tushare-error.ts";
import { tushareSource } from "../../../src/data/sources/tushare/tushare-source.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { InputError } from "../../../src/errors.ts";
import { desk, readRows } from "../../support/import-files.ts";
import { patientWorld } from "../../support/patient-world.ts";
import { inTurn, type Replies, replayServer } from "../../support/replay-server.ts";
import { type Cell, paramsOf, tushareRefusal, tushareReplies, tushareRows } from "../../support/tushare-replies.ts";

const TOKEN = "0123456789abcdef-made-up-token";
const MON = { from: parseDay("2024-02-05"), to: parseDay("2024-02-05") };

async function fetched(what: string, replies: Replies, more: object = {}) {
  const server = await replayServer(replies);
  const { db } = desk();
  const world = patientWorld();
  const result = await fetchIntoFile({
    db,
    source: tushareSource(TOKEN, server.url),
    what: [what],
    ...MON,
    world,
    ...more,
  });
  return { server, db, world, done: result.datasets[0] };
}

const DAILY = ["ts_code", "trade_date", "open", "high", "low", "close", "pre_close", "vol", "amount"];
const bar = (code: string): Cell[] => [code, "20240205", 10, 10.5, 9.8, 10.2, 10.1, 1234.56, 1260.789];

test("golden row: lots become shares, thousand yuan become yuan", async () => {
  const { db, done } = await fetched("daily", tushareReplies({ daily: () => tushareRows(DAILY, [bar("000001.SZ")]) }));
  expect(done).toMatchObject({ answered: 1, added: 1, error: null });
  expect(await readRows(db, "stock_price", ["date", "code", "close", "previous_close", "volume", "amount"])).toEqual([
    "2024-02-05 000001 10.2 10.1 123456 1260789",
  ]);
});

test("golden row: ten thousand shares and yuan become shares and yuan, per cent become decimals", async () => {
  const fields = "ts_code,trade_date,total_share,float_share,free_share,total_mv,circ_mv,turnover_rate".split(",");
  const row = ["600000.SH", "20240205", 1_940_592, 1_940_592, 900_000.5, 19_793_038, 19_793_038, 0.25];
  const { db } = await fetched("daily_basic", tushareReplies({ daily_basic: () => tushareRows(fields, [row]) }));
  const columns = ["code", "total_share", "free_share", "total_mv", "turnover"];
  expect(await readRows(db, "stock_shares", columns)).toEqual(["600000 19405920000 9000005000 197930380000 0.0025"]);
});

test("golden row: margins in per cent and fees in per mille become decimals", async () => {
  const fields = "ts_code,trade_date,long_margin_rate,short_margin_rate,trading_fee_rate,offset_today_fee".split(",");
  const row = ["IM2403.CFX", "20240205", 12, 14, 0.023, 0.23];
  const { db } = await fetched("fut_settle", tushareReplies({ fut_settle: () => tushareRows(fields, [row]) }));
  const [line] = await readRows(db, "futures_terms", [
    "symbol",
    "margin_long",
    "margin_short",
    "fee",
    "fee_close_today",
  ]);
  const [symbol, ...values] = line.split(" ");
  expect(symbol).toBe("IM2403");
  [0.12, 0.14, 0.000023, 0.00023].forEach((value, i) => {
    expect(Number(values[i])).toBeCloseTo(value, 12);
  });
});

test("golden row: weights and pledged shares", async () => {
  const weights = tushareReplies({
    index_weight: (asked) =>
      paramsOf(asked).index_code === "000852.SH"
        ? tushareRows(
            ["index_code", "con_code", "trade_date", "weight"],
            [["000852.SH", "000012.SZ", "20240131", 0.123]],
          )
        : tushareRows([], []),
  });
  const { db } = await fetched("index_weight", weights);
  expect(await readRows(db, "index_weight", ["date", "index_code", "code", "weight"])).toEqual([
    "2024-01-31 000852.SH 000012 0.00123",
  ]);
  const fields = "ts_code,end_date,pledge_count,unrest_pledge,rest_pledge,total_share,pledge_ratio".split(",");
  const pledges = tushareReplies({
    pledge_stat: () => tushareRows(fields, [["000012.SZ", "20240202", 3, 1500.5, 0, 100_000, 1.5]]),
  });
  const friday = { from: parseDay("2024-02-01"), to: parseDay("2024-02-06") };
  const told = await fetched("pledge_stat", pledges, friday);
  expect(
    await readRows(told.db, "stock_pledge_total", ["date", "code", "free_shares_pledged", "total_share", "ratio"]),
  ).toEqual(["2024-02-02 000012 15005000 1000000000 0.015"]);
});

test("pages at the limit of 2,000 rows are asked for until the last, by has_more and by a full page", async () => {
  const fields = ["ts_code", "trade_date", "open", "high", "low", "close", "vol", "oi", "settle"];
  const symbols = Array.from({ length: 4500 }, (_, i) => `X${i}.CFX`);
  symbols[1] = "IM2403.CFX";
  symbols[2100] = "IM2406.CFX";
  symbols[4400] = "IM2409.CFX";
  const page = (asked: Parameters<typeof paramsOf>[0], saysMore: boolean) => {
    const { offset, limit } = paramsOf(asked);
    const part = symbols.slice(Number(offset), Number(offset) + Number(limit));
    return tushareRows(
      fields,
      part.map((code) => [code, "20240205", 5000, 5100, 4900, 5050, 10, 20, 5040]),
      saysMore && Number(offset) + part.length < symbols.length,
    );
  };
  for (const saysMore of [true, false]) {
    const { db, server } = await fetched("fut_daily", tushareReplies({ fut_daily: (asked) => page(asked, saysMore) }));
    expect(server.asked.map((asked) => paramsOf(asked).offset)).toEqual(["0", "2000", "4000"]);
    expect(await readRows(db, "futures_daily", ["symbol"])).toEqual(["IM2403", "IM2406", "IM2409"]);
  }
});

test("a service that gives the same page for ever is told, not asked for ever", async () => {
  const full = Array.from({ length: 2000 }, () => ["IM2403.CFX", "20240205", 1, 1, 1, 1, 1, 1, 1]);
  const fields = ["ts_code", "trade_date", "open", "high", "low", "close", "vol", "oi", "settle"];
  const { done } = await fetched("fut_daily", tushareReplies({ fut_daily: () => tushareRows(fields, full) }));
  expect(done.error?.message).toBe("Tushare fut_daily gives the same page again; ask for fewer days");
});

test("fields in any order read the same; null is a missing value, in a key a refused row that is told", async () => {
  const turned = (row: Cell[]) => row.toReversed();
  const holed = bar("000002.SZ");
  holed[7] = null;
  const nameless = bar("000003.SZ");
  nameless[1] = null;
  const { db, done } = await fetched(
    "daily",
    tushareReplies({
      daily: () => tushareRows(turned(DAILY) as string[], [bar("000001.SZ"), holed, nameless].map(turned)),
    }),
  );
  expect(await readRows(db, "stock_price", ["code", "volume"])).toEqual(["000001 123456", "000002 -"]);
  expect(done).toMatchObject({ refused: 1, notes: ["2024-02-05: 1 row of stock_price refused: no date"] });
});

test("a field that is missing is told by name and interface", async () => {
  const { done } = await fetched(
    "daily",
    tushareReplies({ daily: () => tushareRows(["ts_code", "date"], [["a", "b"]]) }),
  );
  expect(done.error).toEqual({
    kind: "malformed",
    message: "Tushare daily lacks the field trade_date; its fields are ts_code,date",
  });
});

test("asked too often: the minute is waited out and the answer taken", async () => {
  const turn = inTurn(
    tushareRefusal(40203, "抱歉，您每分钟最多访问该接口200次"),
    tushareRows(DAILY, [bar("000001.SZ")]),
  );
  const { done, world } = await fetched("daily", tushareReplies({ daily: (_, nth) => turn(nth) }));
  expect(done).toMatchObject({ added: 1, error: null });
  expect(world.slept).toEqual([75_000]);
});

test("no permission ends that data set in one sentence, and the others go on", async () => {
  const server = await replayServer(
    tushareReplies({
      daily: () => tushareRows(DAILY, [bar("000001.SZ")]),
      daily_basic: () =>
        tushareRefusal(2002, "抱歉，您没有接口访问权限，权限的具体详情访问：https://example.invalid/108。"),
    }),
  );
  const options = { what: ["daily_basic", "daily"], ...MON, world: patientWorld() };
  const { datasets } = await fetchIntoFile({ db: desk().db, source: tushareSource(TOKEN, server.url), ...options });
  expect(datasets.map(({ dataset, answered, error }) => [dataset, answered, error?.kind])).toEqual([
    ["daily", 1, undefined],
    ["daily_basic", 0, "permission"],
  ]);
  expect(server.count("daily_basic")).toBe(1);
});

test("a bad token ends everything at the first question, and is in no word that is told", async () => {
  const { done, server } = await fetched("daily", () => tushareRefusal(40101, `您的token ${TOKEN} 不对，请确认。`));
  expect(done.error).toEqual({
    kind: "auth",
    message: "Tushare does not take the token in $TUSHARE_TOKEN: 您的token *** 不对，请确认。 (code 40101); check it",
  });
  expect(server.asked).toHaveLength(1);
  expect(server.tokens).toEqual([TOKEN]);
});

test("without a token nothing is asked, and the sentence says where it belongs", async () => {
  const source = tushareSource(undefined, "http://127.0.0.1:9");
  const asked = fetchIntoFile({ db: desk().db, source, what: ["daily"], ...MON, world: patientWorld() });
  await expect(asked).rejects.toThrow(
    new InputError("$TUSHARE_TOKEN is not set; expected the token of your Tushare account"),
  );
});

test("refusals are typed by code and by words", () => {
  const kindOf = (code: number, words: string) => {
    const { kind, patience } = tushareError("daily", code, words);
    return `${kind}, ${patience}`;
  };
  expect(kindOf(40203, "抱歉，您每小时最多访问该接口10次")).toBe("rate, never");
  expect(kindOf(-1, "抱歉，您每天最多访问该接口5次")).toBe("rate, never");
  expect(kindOf(-1, "您每分钟最多访问该接口50次")).toBe("rate, a minute");
  expect(kindOf(40000, "积分不足")).toBe("permission, never");
  expect(kindOf(-2001, "参数错误")).toBe("auth, never");
  expect(kindOf(50000, "系统内部错误")).toBe("failed, seconds");
});

test("an answer that is no JSON is tried again and then told", async () => {
  const { done, server } = await fetched("daily", () => ({ type: "text/html", body: "<html>maintenance</html>" }));
  expect(done.error?.message).toMatch(/Tushare daily answered HTTP 200 without JSON/);
  expect(server.asked).toHaveLength(3);
});

test("the exchange's calendar is held against the program's, and a difference is told", async () => {
  const fields = ["exchange", "cal_date", "is_open"];
  const days = [
    ["SSE", "20240205", 1],
    ["SSE", "20240209", 1],
  ];
  const { done, db } = await fetched("trade_cal", tushareReplies({ trade_cal: () => tushareRows(fields, days) }));
  expect(done.notes).toEqual(["2024-02-09 is open, and the program's table closed; tell the makers of the program"]);
  expect(await readRows(db, "exchange_day", ["date", "is_open"])).toEqual(["2024-02-05 1", "2024-02-09 1"]);
});
