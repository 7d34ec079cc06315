import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { crowdingStudy } from "../../../src/app/studies/crowding.ts";
import { COMPOSITE } from "../../../src/app/studies/crowding-kept.ts";
import { keepEveningSeries } from "../../../src/app/studies/evening-series.ts";
import { keepSeries, loadKept } from "../../../src/app/studies/kept-series.ts";
import { loadStageData } from "../../../src/app/studies/stage-data.ts";
import type { CrowdingAnswer } from "../../../src/contract.ts";
import { importPaths } from "../../../src/data/ingest.ts";
import type { Store, WritableStore } from "../../../src/data/store.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { formatDay, parseDay } from "../../../src/domain/calendar/index.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { CROWD_MICRO, crowdStore } from "../../support/crowd-store.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { episodeStore } from "../../support/filled-stores.ts";
import { SHARED, sharedDataAbsent } from "../../support/shared-data.ts";

/** Asks as the CLI and the server do, and holds the answer against its own schema. */
async function ask(store: Store, params: Record<string, string> = {}): Promise<CrowdingAnswer> {
  return crowdingStudy.answer.parse(await crowdingStudy.run(store, crowdingStudy.params.parse(params)));
}

const told = (answer: CrowdingAnswer, words: RegExp) => answer.notes.some(({ en }) => words.test(en));
const absent = (answer: CrowdingAnswer) => answer.absent.map(({ what }) => what);

describe("on a made-up market of 240 days", () => {
  const DAYS = 240;
  let store: WritableStore;
  let answer: CrowdingAnswer;
  beforeAll(async () => {
    store = await crowdStore(DAYS);
    answer = await ask(store, { size: CROWD_MICRO });
  });
  afterAll(() => store.close());

  test("every day is answered, every share and rank lies in [0, 1], the composite is the mean of its two rungs", () => {
    expect(answer.days).toHaveLength(DAYS);
    for (const { composite, buckets } of answer.days) {
      for (const { percentile, percentiles, amountShare, capShare } of Object.values(buckets)) {
        for (const value of [percentile, amountShare, capShare, ...Object.values(percentiles)]) {
          expect(value === null || (value >= 0 && value <= 1)).toBe(true);
        }
      }
      const [small, micro] = [buckets["2000"].percentile, buckets.micro.percentile];
      if (composite === null) expect(small === null || micro === null).toBe(true);
      else expect(composite).toBeCloseTo((small! + micro!) / 2, 12);
    }
    expect(answer.days.filter(({ composite }) => composite !== null)).toHaveLength(DAYS - 180);
  });

  test("what cannot be measured is named, and the history is told for what it is", () => {
    expect(absent(answer)).toEqual(["valuationSpread", "bse50"]);
    expect(told(answer, /compare with 240 days of stocks .* no threshold can be tested/)).toBe(true);
    expect(told(answer, /yuan traded are missing/)).toBe(false);
    expect(Object.values(answer.weights).reduce((a, b) => a + b, 0)).toBeCloseTo(1.2, 12);
  });

  test("peaks stand in the order of their dates and are values of the answered days", () => {
    const byRatio = answer.peaks.filter(({ measure }) => measure === "amountRatio");
    expect(byRatio.map(({ date }) => date)).toEqual(byRatio.map(({ date }) => date).sort());
    for (const { rung, date, value, now, rising } of byRatio) {
      const values = answer.days.map((day) => day.buckets[rung].amountRatio);
      expect(answer.days.find((day) => day.date === date)!.buckets[rung].amountRatio).toBe(value);
      expect(Math.max(...values.map((other) => other ?? 0))).toBe(value);
      expect(now).toBe(values.at(-1));
      expect(rising).toBe(date === answer.days.at(-1)!.date);
    }
  });

  test("the grid has a cell for each pair of assumptions, each named, and follows them", async () => {
    const { crowd } = await ask(store, {
      size: CROWD_MICRO,
      capital: "1e12,2e12",
      turnoverShare: "0.1,0.2",
      days: "4",
    });
    expect(crowd!.grid.map(({ capitalCny, turnoverShare }) => [capitalCny, turnoverShare])).toEqual([
      [1e12, 0.1],
      [1e12, 0.2],
      [2e12, 0.1],
      [2e12, 0.2],
    ]);
    expect(crowd!.assumptions.map(({ parameter }) => parameter)).toEqual([
      "capital",
      "turnoverShare",
      "sold",
      "days",
      "split",
      "impact",
      "depth",
    ]);
    for (const cell of crowd!.grid) {
      expect(cell.soldCny).toBeCloseTo(0.1 * cell.capitalCny, 2);
      expect(cell.daysToLiquidate).toBeCloseTo(cell.soldCny / (cell.turnoverShare * crowd!.turnoverCny), 10);
      expect(cell.shareOfTurnover).toBeCloseTo(cell.daysOfTurnover / 4, 12);
      expect(cell.groups.reduce((sum, group) => sum + group.soldCny, 0) / cell.soldCny).toBeCloseTo(1, 12);
    }
  });

  test("a factor is measured where it is asked for, and only then", async () => {
    const { factor, days } = await ask(store, { size: CROWD_MICRO, factor: "reversal", from: "2022-10-10" });
    expect(answer.factor).toBeNull();
    expect(factor!.name).toBe("reversal");
    expect(factor!.days.map(({ date }) => date)).toEqual(days.map(({ date }) => date));
    expect(factor!.days.at(-1)!.score).not.toBeNull();
    expect(factor!.days.at(-1)!.valuationSpread).toBeNull();
  });

  test("with every row after a day left out of the store, no answer of any day before changes", async () => {
    const early = await crowdStore(DAYS, 210);
    const known = await ask(early, { size: CROWD_MICRO });
    const last = known.days.at(-1)!.date;
    expect(known).toEqual(await ask(store, { size: CROWD_MICRO, to: last }));
    expect(answer.days.slice(0, 210)).toEqual(known.days);
    await early.close();
  });

  test("the composite that is kept is the one that is computed, until a table behind it changes", async () => {
    const own = await crowdStore(200);
    const computed = await loadKept(own, COMPOSITE);
    await keepSeries(own, COMPOSITE);
    expect(await loadKept(own, COMPOSITE)).toEqual(computed);
    const row = { date: Int32Array.of(parseDay("2023-06-01")), code: ["600000"], close: Float64Array.of(10) };
    const origin = { source: "b", sha256: "", format: "test", importedAt: "", synthetic: true, refused: 0 };
    await own.append("stock_daily", row, origin);
    expect(await own.kept(COMPOSITE.kept)).toBeNull();
    await own.close();
  });
});

describe("where little is loaded", () => {
  test("an empty store is told apart", async () => {
    await expect(ask(emptyStore())).rejects.toThrow(DataGap);
  });

  test("the shipped episode has no stocks: indices alone are told, with no crowd and no composite", async () => {
    const store = await episodeStore();
    const answer = await ask(store, { to: "2024-02-07" });
    expect(absent(answer)).toEqual(["valuationSpread", "stocks"]);
    expect(answer.crowd).toBeNull();
    const last = answer.days.at(-1)!;
    expect(last).toMatchObject({ date: "2024-02-07", composite: null });
    expect(last.buckets.micro.relativeStrength!).toBeLessThan(-0.3);
    expect(last.buckets.micro.amountShare).toBeNull();
    await store.close();
  });

  test.each([
    [{ capital: "1e12,x" }, /^capital is "1e12,x"; expected one to six numbers from/],
    [{ turnoverShare: "2" }, /^turnoverShare is "2"/],
    [{ split: "micro:1,micro:2" }, /^split is "micro:1,micro:2"; expected each of micro, rest, 2000/],
    [{ split: "900:1" }, /^split is "900:1"/],
    [{ from: "2024-02-07", to: "2024-02-05" }, /^from is 2024-02-07 and to is 2024-02-05/],
  ])("%o is refused by name and value", async (params, words) => {
    await expect(ask(emptyStore(), params as never)).rejects.toThrow(InputError);
    await expect(ask(emptyStore(), params as never)).rejects.toThrow(words);
  });
});

describe.skipIf(sharedDataAbsent)("on about 5,000 recorded stocks, 2023-01 to 2024-06", () => {
  const folder = mkdtempSync(join(tmpdir(), "bianque-crowding-"));
  let store: Store;
  let answer: CrowdingAnswer;
  beforeAll(async () => {
    const names = ["index-daily", "stock-daily-2023", "stock-daily-2024H1", "stocks-2024-06-29", "futures-daily"];
    const paths = names.map((name) => `${SHARED}/data/${name}.csv.gz`);
    const now = new Date("2024-12-31T12:00:00Z");
    const db = join(folder, "recorded.duckdb");
    await importPaths({ db, paths, skipBadRows: false, now, afterwards: keepEveningSeries });
    store = await openDuckdbStore(db, { access: "read" });
    answer = await ask(store);
  }, 60_000);
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const on = (date: string) => answer.days.find((day) => day.date === date)!;

  test("the import has kept the composite: it is that of the answer, day by day", async () => {
    const kept = await store.kept(COMPOSITE.kept);
    const known = answer.days.filter(({ composite }) => composite !== null);
    expect(Array.from(kept!.days, formatDay)).toEqual(known.map(({ date }) => date));
    known.forEach(({ composite }, i) => {
      expect(kept!.values[i]).toBe(composite);
    });
  });

  test("days end where the main boards' rows do, and a note says so", () => {
    expect([answer.days[0].date, answer.days.at(-1)!.date]).toEqual(["2023-01-03", "2024-06-26"]);
    expect(told(answer, /Whole days of single stocks end on 2024-06-26, \d+ trading days before 2024-12-31/)).toBe(
      true,
    );
  });

  test("ChiNext has no yuan traded: for its 1,300 stocks close x volume stands in, and a note says so", () => {
    expect(told(answer, /^For 13\d\d stocks \(26%\) yuan traded are missing and close x volume stands in/)).toBe(true);
  });

  test("the micro caps trade two to three times their share of capital through the autumn of 2023", () => {
    for (const date of ["2023-09-13", "2023-11-23", "2024-01-05"]) {
      const { amountShare, capShare, amountRatio, members } = on(date).buckets.micro;
      expect(members).toBe(400);
      expect(capShare!).toBeGreaterThan(0.008);
      expect(capShare!).toBeLessThan(0.011);
      expect(amountShare! / capShare!).toBeGreaterThan(1.8);
      expect(amountRatio!).toBeGreaterThan(1.9);
    }
  });

  test("the composite first shows in September 2023, is above 0.82 from November to the eve of the crash, and falls in it", () => {
    expect(answer.days.find(({ composite }) => composite !== null)!.date).toBe("2023-09-19");
    for (const day of answer.days.filter(({ date }) => date >= "2023-11-01" && date <= "2024-01-12")) {
      expect(day.composite!).toBeGreaterThan(0.82);
    }
    expect(on("2024-01-05").composite!).toBeCloseTo(0.909, 3);
    expect(on("2024-02-07").composite!).toBeLessThan(0.7);
  });

  test("residuals of the smallest move together four times as much after the crash as before it", () => {
    expect(on("2024-01-05").buckets.micro.pairwiseCorrelation!).toBeCloseTo(0.109, 3);
    expect(on("2024-02-19").buckets.micro.pairwiseCorrelation!).toBeCloseTo(0.42, 2);
    expect(on("2024-02-02").comomentum!).toBeCloseTo(0.349, 3);
    expect(on("2024-02-07").comomentum!).toBeCloseTo(0.596, 3);
    expect(on("2024-01-12").comomentum).toBeNull();
  });

  test("strength is that of the published index: 2024-02-07 against 60 days before", () => {
    expect(on("2024-02-07").buckets.micro.relativeStrength!).toBeCloseTo(-0.403, 3);
  });

  test("on the eve of the crash trading had peaked in the larger rungs first, and last in CSI 2000", async () => {
    const { peaks } = await ask(store, { to: "2024-01-12" });
    const byRatio = peaks.filter(({ measure }) => measure === "amountRatio");
    expect(byRatio.map(({ rung, date }) => `${rung} ${date}`)).toEqual([
      "500 2023-05-05",
      "300 2023-05-10",
      "micro 2023-09-13",
      "1000 2023-10-31",
      "2000 2023-12-07",
    ]);
    expect(peaks.find(({ rung, measure }) => rung === "micro" && measure === "percentile")!.rising).toBe(true);
  });

  test("the stage machine sees the composite of the day, and of no later one", async () => {
    const cut = parseDay("2024-01-12");
    const whole = await loadStageData(store);
    const early = await loadStageData(store, cut);
    const at = whole.inputs.days.indexOf(cut);
    expect(whole.inputs.crowding[at]).toBeCloseTo(on("2024-01-12").composite!, 12);
    expect(early.inputs.crowding).toEqual(whole.inputs.crowding.slice(0, at + 1));
    expect(formatDay(early.inputs.days[at])).toBe("2024-01-12");
  });
});
