import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { microcapStudy } from "../../../src/app/studies/microcap.ts";
import type { MicrocapAnswer } from "../../../src/contract.ts";
import { importInto } from "../../../src/data/ingest.ts";
import { type Columns, MISSING_DAY, type Store, type WritableStore } from "../../../src/data/store.ts";
import { type DuckdbStore, openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { episodeStore } from "../../support/filled-stores.ts";
import { readShared, SHARED, sharedDataAbsent } from "../../support/shared-data.ts";

/** Asks as the CLI and the server do, and holds the answer against its own schema. */
async function ask(store: Store, params: Record<string, string> = {}): Promise<MicrocapAnswer> {
  return microcapStudy.answer.parse(await microcapStudy.run(store, microcapStudy.params.parse(params)));
}

const told = (answer: MicrocapAnswer, words: RegExp) => answer.notes.some(({ en }) => words.test(en));

describe("on the shipped episode, which has no single stocks", () => {
  let store: Store;
  beforeAll(async () => {
    store = await episodeStore();
  });
  afterAll(() => store.close());

  test("no index is built, and a note names what to import", async () => {
    const answer = await ask(store, { to: "2024-02-07" });
    expect(answer).toMatchObject({ size: 400, days: [], buckets: [], limitDown: [], synthetic: false });
    expect(answer.gap).toEqual({ total: null, annualised: null });
    expect(told(answer, /import closes .* and a list .* or ask for simulated stocks with --synthetic/)).toBe(true);
  });

  test("the ladder of 2024-02-07 is that of the published indices", async () => {
    const { ladder } = await ask(store, { to: "2024-02-07" });
    expect(ladder.map(({ rung, code }) => `${rung} ${code}`)).toEqual([
      "300 000300.SH",
      "500 000905.SH",
      "1000 000852.SH",
      "2000 932000.CSI",
      "micro 8841431.WI",
    ]);
    const micro = ladder.at(-1)!;
    expect([micro.day, micro.fiveDays, micro.yearToDate].map((value) => value!.toFixed(3))).toEqual([
      "-0.092",
      "-0.312",
      "-0.458",
    ]);
  });

  test("the published index has week-end closes since 2021 and daily closes beside those of CSI 300", async () => {
    const { published } = await ask(store, { to: "2024-02-07" });
    expect(published!.weekly[0]).toEqual({
      date: "2021-01-08",
      open: null,
      high: null,
      low: null,
      close: 110897.69,
      days: 0,
    });
    expect(published!.weekly.at(-1)).toMatchObject({ date: "2024-02-07", days: 3 });
    expect(published!.daily[0]).toEqual({ date: "2023-10-09", close: 259628.78, csi300: 3684.73 });
  });

  test("simulated stocks, where asked for, have the recorded micro-cap returns, and the answer says what they are", async () => {
    const answer = await ask(store, { synthetic: "true", seed: "7", to: "2024-02-08" });
    const { daily } = answer.published!;
    expect(answer.synthetic).toBe(true);
    expect(answer.days).toHaveLength(daily.length - 1);
    answer.days.forEach((day, i) => {
      expect(day.date).toBe(daily[i + 1].date);
      expect(day.return).toBeCloseTo(daily[i + 1].close / daily[i].close - 1, 10);
      expect(day.members).toBe(400);
    });
    expect(answer.gap.total).not.toBeNull();
    expect(told(answer, /Simulated stocks \(seed 7\).*say nothing about the market/)).toBe(true);
  });

  test("the same seed gives the same answer, and a later last day leaves the earlier days as they were", async () => {
    const short = await ask(store, { synthetic: "true", to: "2023-11-30" });
    const long = await ask(store, { synthetic: "true", to: "2023-12-15" });
    expect(await ask(store, { synthetic: "true", to: "2023-11-30" })).toEqual(short);
    expect(long.days.slice(0, short.days.length)).toEqual(short.days);
  });
});

/** Six trading days from 2024-01-02 of four A-shares and a B-share, 600003 without volume on the third. */
const DAYS = ["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-08", "2024-01-09"].map((text) =>
  parseDay(text),
);
const CLOSES: Record<string, number[]> = {
  "200001": [1, 1, 1, 1, 1, 1],
  "600001": [10, 10.5, 10, 10.2, 10.4, 10.1],
  "600002": [20, 20, 21, 21, 22, 21],
  "600003": [5, 5.1, 5.1, 5.2, 5.2, 5.3],
  "600004": [8, 8, 8, 8, 8, 8],
};
const ORIGIN = {
  source: "test",
  sha256: "",
  format: "test",
  importedAt: "2024-02-01T00:00:00Z",
  synthetic: false,
  refused: 0,
};

function dailyColumns(): Columns {
  const rows = Object.entries(CLOSES).flatMap(([code, closes]) =>
    closes.map((close, t) => ({ code, close, t, volume: code === "600003" && t === 2 ? 0 : 1000 })),
  );
  return {
    date: Int32Array.from(rows, ({ t }) => DAYS[t]),
    code: rows.map(({ code }) => code),
    close: Float64Array.from(rows, ({ close }) => close),
    volume: Float64Array.from(rows, ({ volume }) => volume),
  };
}

function listColumns(asof: string, names: Record<string, string>, listDay: number): Columns {
  const codes = Object.keys(names);
  return {
    asof: Int32Array.from(codes, () => parseDay(asof)),
    code: codes,
    name: Object.values(names),
    total_share: Float64Array.from(codes, () => 1e8),
    list_date: Int32Array.from(codes, () => listDay),
  };
}

describe("on a store of four stocks", () => {
  let store: WritableStore;
  beforeAll(async () => {
    store = await openDuckdbStore(":memory:", { access: "write" });
    await store.append("stock_daily", dailyColumns(), ORIGIN);
    const names = { "600001": "甲", "600002": "乙", "600003": "丙", "600004": "*ST丁" };
    await store.append("stock_info", listColumns("2024-01-01", names, parseDay("2010-01-04")), ORIGIN);
    await store.append("stock_info", listColumns("2024-06-29", { "600001": "甲" }, MISSING_DAY), ORIGIN);
  });
  afterAll(() => store.close());

  test("the index holds unmarked A-shares that traded the day before", async () => {
    const { days } = await ask(store, { size: "2" });
    expect(days.map(({ date, members }) => `${date} ${members}`)).toEqual([
      "2024-01-03 2",
      "2024-01-04 2",
      "2024-01-05 2",
      "2024-01-08 2",
      "2024-01-09 2",
    ]);
    expect(days[0].return).toBeCloseTo((0.05 + 0.02) / 2, 12);
    expect(days[1].return).toBeCloseTo((10 / 10.5 - 1 + 0) / 2, 12);
    expect(days[2].return).toBeCloseTo((0.02 + 0) / 2, 12);
    expect(days[0].tradableReturn).toBeNull();
  });

  test("levels begin at 1000 before the first day asked for, and the days asked for decide nothing else", async () => {
    const whole = await ask(store, { size: "2" });
    const part = await ask(store, { size: "2", from: "2024-01-05", to: "2024-01-08" });
    expect(part.days.map((day) => day.return)).toEqual(whole.days.slice(2, 4).map((day) => day.return));
    expect(part.days.map((day) => day.tradableReturn)).toEqual(whole.days.slice(2, 4).map((day) => day.tradableReturn));
    expect(part.days[0].level).toBeCloseTo(1000 * (1 + part.days[0].return!), 9);
    expect(part.buckets.find(({ rung }) => rung === "micro")!.returns).toEqual(part.days.map((day) => day.return));
  });

  test("without published indices the ladder is built from the stocks", async () => {
    const { ladder, published } = await ask(store, { size: "2" });
    expect(published).toBeNull();
    expect(ladder.map(({ code }) => code)).toEqual([null, null, null, null, null]);
    expect(ladder.at(-1)!.day).toBeCloseTo((10.1 / 10.4 + 5.3 / 5.2) / 2 - 1, 12);
  });

  test("it says of which day the list is, and that it is not of each day", async () => {
    expect(told(await ask(store), /those of the list of 2024-06-29, not of each day/)).toBe(true);
  });

  test.each([
    [{ size: "0" }, "size"],
    [{ cost: "0.5" }, "cost"],
    [{ rebalance: "daily" }, "rebalance"],
    [{ seed: "-1" }, "seed"],
  ])("%j is refused", (given, name) => {
    const result = microcapStudy.params.safeParse(given);
    expect(result.error?.issues[0].path).toEqual([name]);
  });

  test("simulated stocks need all five indices, and a first day after the last is refused", async () => {
    await expect(ask(store, { synthetic: "true" })).rejects.toThrow(DataGap);
    await expect(ask(store, { from: "2024-01-09", to: "2024-01-03" })).rejects.toThrow(InputError);
  });
});

test("an empty store is a gap in the data", async () => {
  await expect(ask(emptyStore())).rejects.toThrow(DataGap);
});

describe.skipIf(sharedDataAbsent)("on recorded stocks and indices", () => {
  let store: DuckdbStore;
  beforeAll(async () => {
    store = await openDuckdbStore(":memory:", { access: "write" });
    const files = [
      "stock-daily-2023",
      "stock-daily-2024H1",
      "stock-ohlc-2023-12_2024-03",
      "stocks-2024-06-29",
      "index-daily",
    ];
    const paths = files.map((file) => `${SHARED}/data/${file}.csv.gz`);
    await importInto(store, null, { paths, skipBadRows: false, now: new Date("2024-12-31T12:00:00Z") });
  });
  afterAll(() => store.close());

  test("the whole span is told with its tracking of 8841431.WI and the days that have no index", async () => {
    const answer = await ask(store, { to: "2024-06-28" });
    expect(answer.days).toHaveLength(358);
    expect(answer.days.at(-1)).toMatchObject({ date: "2024-06-28", return: null, members: 0 });
    expect(told(answer, /over 356 days: correlation 0\.9996, daily difference 6\.6 basis points/)).toBe(true);
    expect(told(answer, /2 days have no index.*2024-06-27, 2024-06-28/)).toBe(true);
    expect(answer.gap.total).toBeCloseTo(0.0349, 4);
    expect(answer.gap.annualised).toBeCloseTo(0.0238, 4);
  });

  test("the crash: -45.3% from 2024-01-02 to 02-07, 36% of stocks locked limit-down on 02-05", async () => {
    const { days, limitDown } = await ask(store, { from: "2024-01-02", to: "2024-02-07" });
    expect(days.at(-1)!.level).toBeCloseTo(546.7, 1);
    expect(days.find(({ date }) => date === "2024-02-05")!.return).toBeCloseTo(-0.1372, 4);
    expect(limitDown.find(({ date }) => date === "2024-02-05")!.share).toBeCloseTo(0.358, 3);
    expect(limitDown.at(-1)!.date).toBe("2024-02-07");
  });

  test("weekly candles are those of the published daily prices", async () => {
    const { published } = await ask(store, { from: "2021-01-04", to: "2024-02-08" });
    const recorded = readShared("facts/microcap-weekly.csv").filter(({ date }) => date <= "2024-02-08");
    expect(published!.weekly.map(({ date }) => date)).toEqual(recorded.map(({ date }) => date));
    published!.weekly.forEach(({ close }, i) => {
      expect(Math.abs(close - Number(recorded[i].close))).toBeLessThan(0.006);
    });
    expect(published!.weekly.at(-1)).toMatchObject({ open: 204149.3438, high: 204149.3438, low: 147965.5625, days: 4 });
  });
});
