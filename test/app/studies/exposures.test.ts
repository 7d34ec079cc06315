import { beforeAll, describe, expect, test } from "vitest";
import { storeUpTo } from "../../../src/app/report/store-up-to.ts";
import { crowdingStudy } from "../../../src/app/studies/crowding.ts";
import { exposuresStudy, givenHoldingsStudy } from "../../../src/app/studies/exposures.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import type { ExposuresAnswer } from "../../../src/contract.ts";
import type { Holding } from "../../../src/data/holdings-file.ts";
import type { Store } from "../../../src/data/store.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { sharedCloses } from "../../support/shared-closes.ts";
import { readShared, sharedDataAbsent } from "../../support/shared-data.ts";
import { stockStore } from "../../support/stock-store.ts";

const params = (given: Record<string, string>) => readParams(exposuresStudy.params, given);
const sumOf = (buckets: ExposuresAnswer["buckets"]) => Object.values(buckets).reduce((sum, weight) => sum + weight, 0);

describe("on simulated stocks", () => {
  const store = episodeStoreForTests();
  const ask = (holdings: string, more: Record<string, string> = {}) =>
    exposuresStudy.run(store(), params({ synthetic: "true", holdings, ...more }));

  test("the answer has the shape of the contract; weights are scaled to 1 and a note says from what", async () => {
    const answer = await ask("SIM00001:30,SIM04000:70");
    expect(exposuresStudy.answer.parse(answer)).toEqual(answer);
    expect(answer.weightSum).toBe(100);
    expect(sumOf(answer.buckets)).toBeCloseTo(1, 12);
    expect(answer.notes[0].en).toBe("The weights sum to 100.0000; they were scaled to 1.");
    expect(await ask("SIM00001:0.3,SIM04000:0.7")).toMatchObject({ exposures: answer.exposures, weightSum: 1 });
  });

  test("where no members are loaded the stocks of the same ranks stand in, and a note says so", async () => {
    const { benchmark, benchmarkBuckets, notes } = await ask("SIM00001:1", { benchmark: "000852.SH" });
    expect(benchmark).toMatchObject({ source: "ranks", members: 1000, membersAsOf: null });
    expect(benchmarkBuckets["1000"]).toBeCloseTo(1, 12);
    expect(notes.some(({ en }) => en.startsWith("No members of 000852.SH are loaded"))).toBe(true);
  });

  test("a code that no stock has is missing, and its weight is missing from the sizes and active", async () => {
    const answer = await ask("SIM00001:0.5,600000:0.5");
    expect(answer).toMatchObject({ missing: ["600000"], missingWeight: 0.5 });
    expect(sumOf(answer.buckets)).toBeCloseTo(0.5, 12);
    expect(answer.activeShare).toBeGreaterThan(0.9);
    expect(answer.covered).toBeCloseTo(0.5, 12);
  });

  test.each([
    [{}, InputError, /no portfolio is given; expected a file of code,weight or --holdings/],
    [{ holdings: "600000" }, InputError, /holdings has "600000"; expected code:weight, the weight being/],
    [{ holdings: "600000:x" }, InputError, /holdings has "600000:x"; expected code:weight/],
    [{ holdings: "6000:1" }, InputError, /holdings has "6000:1"; expected code:weight, the code being six digits/],
    [{ holdings: "600000:1,SH600000:1" }, InputError, /holdings has "SH600000:1"; expected each stock once/],
    [{ holdings: "600000:0" }, InputError, /the weights sum to 0; expected a sum above 0/],
    [{ holdings: "600000:1" }, DataGap, /no daily closes of single stocks are loaded up to that day/],
  ])("%j is refused in one sentence", async (given, kind, sentence) => {
    const failure = await exposuresStudy.run(store(), params(given)).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(kind);
    expect((failure as Error).message).toMatch(sentence);
  });

  test("a file and the option together are refused", async () => {
    const study = givenHoldingsStudy([{ code: "600000", weight: 1 }]);
    await expect(study.run(store(), params({ holdings: "600000:1" }))).rejects.toThrow(/expected one of them/);
  });
});

describe.skipIf(sharedDataAbsent)("on recorded stocks", () => {
  let store: Store;
  beforeAll(async () => {
    store = await stockStore();
    return () => store.close();
  });
  const ask = (holdings: readonly Holding[], more: Record<string, string> = {}) =>
    givenHoldingsStudy(holdings).run(store, params({ date: "2024-01-31", ...more }));

  /** Members of CSI500 on 2024-01-31 by the file, at their market value of that day. */
  function csi500(): Holding[] {
    const shares = new Map(
      readShared("data/stocks-2024-06-29.csv.gz").map((row) => [row.code, Number(row.total_share)]),
    );
    const members = new Set(
      readShared("data/constituents/csi500-history.csv")
        .filter((row) => row["opt-in"] <= "2024-01-31" && (row["opt-out"] === "" || row["opt-out"] > "2024-01-31"))
        .map((row) => Object.values(row)[0].slice(2)),
    );
    const [closes] = sharedCloses("2024-01-31");
    return [...closes]
      .filter(([code]) => members.has(code) && shares.has(code))
      .map(([code, close]) => ({ code, weight: close * (shares.get(code) ?? 0) }));
  }

  test("the benchmark itself has no active share and no active exposure", async () => {
    const answer = await ask(csi500());
    expect(answer.benchmark).toMatchObject({ source: "members", membersAsOf: "2023-12-08" });
    expect(answer.benchmark.members).toBeGreaterThan(490);
    expect(answer.activeShare).toBeLessThan(0.005);
    for (const active of Object.values(answer.activeExposures)) expect(Math.abs(active)).toBeLessThan(0.01);
    expect(answer.buckets["500"]).toBeGreaterThan(0.6);
  });

  test("the smallest stocks are micro caps, far below the benchmark in size", async () => {
    const smallest = readShared("data/stocks-2024-06-29.csv.gz")
      .filter((row) => !/ST|退/.test(row.name) && /^[036]/.test(row.code) && Number(row.total_mv) > 0)
      .sort((a, b) => Number(a.total_mv) - Number(b.total_mv))
      .slice(0, 100)
      .map(({ code }) => ({ code, weight: 0.01 }));
    const answer = await ask(smallest);
    expect(answer.buckets.micro).toBeGreaterThan(0.6);
    expect(answer.exposures.size).toBeLessThan(-2.5);
    expect(answer.activeExposures.size).toBeLessThan(-2);
    expect(answer.activeShare).toBe(1);
  });

  test("crowding is that of the crowding study, weighted by what is held of each size", async () => {
    const { buckets, crowding, crowdingWeightedExposure, date } = await ask(csi500());
    const asked = readParams(crowdingStudy.params, { from: date, to: date });
    const [day] = (await crowdingStudy.run(store, asked)).days;
    let [sum, weight] = [0, 0];
    for (const rung of ["300", "500", "1000", "2000", "micro"] as const) {
      const percentile = day.buckets[rung].percentile;
      expect(crowding[rung]).toBe(percentile);
      if (percentile === null) continue;
      sum += buckets[rung] * percentile;
      weight += buckets[rung];
    }
    expect(weight).toBeGreaterThan(0.9);
    expect(crowdingWeightedExposure).toBeCloseTo(sum / weight, 12);
  });

  test("nothing later is read: with the later rows gone from the store the answer is the same", async () => {
    const holdings = csi500().slice(0, 60);
    const cut = await givenHoldingsStudy(holdings).run(storeUpTo(store, parseDay("2024-01-31")), params({}));
    expect(cut).toEqual(await ask(holdings));
  });

  test("a suspended stock stands in its size by its last close and has no exposure", async () => {
    const [before, now] = sharedCloses("2024-01-02", "2024-01-31");
    const code = [...before.keys()].find((candidate) => !now.has(candidate)) ?? "";
    const answer = await ask([
      { code, weight: 0.5 },
      { code: "600519", weight: 0.5 },
    ]);
    expect(answer.suspended).toEqual([code]);
    expect(sumOf(answer.buckets)).toBeCloseTo(1, 12);
    expect(answer.covered).toBeCloseTo(0.5, 12);
  });
});
