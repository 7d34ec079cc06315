import { beforeAll, describe, expect, test } from "vitest";
import { qualityStudy } from "../../../src/app/studies/quality.ts";
import { QualityAnswer } from "../../../src/contract.ts";
import { importInto } from "../../../src/data/ingest.ts";
import { type DuckdbStore, openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { desk, NOW } from "../../support/import-files.ts";
import { SHARED, sharedDataAbsent } from "../../support/shared-data.ts";

async function storeOf(files: Record<string, string[]>): Promise<DuckdbStore> {
  const at = desk();
  const store = await openDuckdbStore(":memory:", { access: "write" });
  for (const [name, lines] of Object.entries(files)) {
    const { files } = await importInto(store, null, {
      paths: [at.write(name, lines.join("\n"))],
      skipBadRows: false,
      now: NOW,
    });
    expect(files[0]).toMatchObject({ stored: true, error: null });
  }
  return store;
}

const DEFECTS = {
  "index.csv": [
    "date,code,close",
    "2024-02-02,000852.SH,4500",
    "2024-02-05,000852.SH,4313",
    "2024-02-06,000852.SH,4313",
    "2024-02-08,000852.SH,4900",
  ],
  "later.csv": ["date,code,close", "2024-02-02,000852.SH,4502"],
  "futures.csv": [
    "symbol,date,open,high,low,close,volume,open_interest",
    "IM2402,2024-02-05,,,,4200,,",
    "IM2402,2024-02-06,,,,4600,,",
    "IM2402,2024-02-20,,,,4700,,",
  ],
  "stocks-2024-02-01.csv": [
    "code,name,industry,total_share,float_share,total_mv,float_mv,list_date,industry_ts,area",
    "600000,ST银行,,,,,,1999-11-10,,",
  ],
  "prices.csv": [
    "date,code,close,volume,amount,turnover_pct",
    "2024-02-05,600000,10,1,1,1",
    "2024-02-06,600000,10.9,1,1,1",
  ],
};

const ALL = { from: undefined, to: undefined };

describe("the quality study", () => {
  test("finds a planted defect of every kind", async () => {
    const store = await storeOf(DEFECTS);
    const answer = await qualityStudy.run(store, { ...ALL, limit: 100 });
    await store.close();
    expect(QualityAnswer.parse(answer)).toEqual(answer);
    expect(answer.counts).toEqual({
      "missing-days": 2,
      "stale-close": 1,
      "jump-beyond-limit": 1,
      "duplicate-key": 1,
      "traded-after-expiry": 1,
    });
    expect(answer.findings.map(({ check, table, code, date }) => `${check} ${table} ${code} ${date}`)).toEqual([
      "missing-days futures_daily IM2402 2024-02-07",
      "missing-days index_daily 000852.SH 2024-02-07",
      "stale-close index_daily 000852.SH 2024-02-06",
      "jump-beyond-limit stock_daily 600000 2024-02-06",
      "duplicate-key index_daily  null",
      "traded-after-expiry futures_daily IM2402 2024-02-20",
    ]);
  });

  test("lists as many as asked and counts the rest", async () => {
    const store = await storeOf(DEFECTS);
    const answer = await qualityStudy.run(store, { ...ALL, limit: 2 });
    expect([answer.findings.length, answer.more]).toEqual([2, 4]);
    await store.close();
  });

  test("reads nothing after `to`, and tells nothing before `from`", async () => {
    const store = await storeOf(DEFECTS);
    const upTo = await qualityStudy.run(store, { ...ALL, limit: 100, to: parseDay("2024-02-06") });
    expect(upTo.counts).toMatchObject({ "missing-days": 0, "stale-close": 1, "traded-after-expiry": 0 });
    const since = await qualityStudy.run(store, { ...ALL, limit: 100, from: parseDay("2024-02-07") });
    expect(since.counts).toMatchObject({ "missing-days": 2, "stale-close": 0, "jump-beyond-limit": 0 });
    await store.close();
  });

  test("an empty store has nothing wrong with it", async () => {
    const store = await storeOf({});
    expect(await qualityStudy.run(store, { ...ALL, limit: 10 })).toMatchObject({ findings: [], more: 0 });
    await store.close();
  });
});

describe.skipIf(sharedDataAbsent)("the recorded market data has these defects and no others", () => {
  let answer: QualityAnswer;
  beforeAll(async () => {
    const store = await openDuckdbStore(":memory:", { access: "write" });
    await importInto(store, null, { paths: [`${SHARED}/data`], skipBadRows: false, now: NOW });
    answer = await qualityStudy.run(store, { ...ALL, limit: 1000 });
    await store.close();
  });
  const told = (check: string, table: string) =>
    answer.findings.filter((finding) => finding.check === check && finding.table === table);

  test("IC and IH futures lack 2021-09-16 and 2022-01-19; no series lacks another day", () => {
    const missing = answer.findings.filter(({ check }) => check === "missing-days");
    expect(new Set(missing.map(({ code, date }) => `${code.slice(0, 2)} ${date}`))).toEqual(
      new Set(["IC 2021-09-16", "IC 2022-01-19", "IH 2021-09-16", "IH 2022-01-19"]),
    );
  });

  test("seven ChiNext closes are not adjusted for bonus shares, and six stocks fell on the first day before delisting", () => {
    expect(told("jump-beyond-limit", "stock_daily").map(({ code, date }) => `${code} ${date}`)).toEqual([
      "000996 2024-06-06",
      "002087 2024-06-06",
      "002433 2024-06-14",
      "300109 2024-05-06",
      "300308 2024-05-06",
      "300624 2024-06-03",
      "300823 2024-06-03",
      "300833 2024-05-06",
      "301110 2024-06-03",
      "301303 2024-05-06",
      "600647 2024-06-05",
      "600766 2024-06-05",
      "603133 2024-06-05",
    ]);
    expect(told("jump-beyond-limit", "stock_ohlc")).toEqual([]);
  });

  test("futures moved by more than 10% between closes on two days only, IM2403 by 12.95% on 2024-02-06", () => {
    const jumps = told("jump-beyond-limit", "futures_daily");
    expect(jumps.find(({ code, date }) => code === "IM2403" && date === "2024-02-06")?.detail.en).toMatch(
      /^\+12\.95% from 4044\.6 to 4568\.4; the limit is 10% against the settlement price/,
    );
    expect(new Set(jumps.map(({ date }) => date))).toEqual(new Set(["2020-02-03", "2024-02-06"]));
  });

  test("no close is stale, no key is double, no contract outlives its last day", () => {
    expect(answer.counts).toMatchObject({ "stale-close": 0, "duplicate-key": 0, "traded-after-expiry": 0 });
  });
});
