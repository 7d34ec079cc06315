import { beforeAll, describe, expect, test } from "vitest";
import { storeUpTo } from "../../../src/app/report/store-up-to.ts";
import { factorStudy } from "../../../src/app/studies/factor-study.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import type { FactorStudyAnswer } from "../../../src/contract.ts";
import type { Store } from "../../../src/data/store.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { plainDay } from "../../domain/factors/single-factor/brute-force.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { sharedCloses } from "../../support/shared-closes.ts";
import { readShared, sharedDataAbsent } from "../../support/shared-data.ts";
import { stockStore } from "../../support/stock-store.ts";

const ask = (store: Store, given: Record<string, string>) =>
  factorStudy.run(store, readParams(factorStudy.params, given)) as Promise<FactorStudyAnswer>;

describe("on simulated stocks", () => {
  const store = episodeStoreForTests();
  const simulated = { synthetic: "true", from: "2024-01-02", to: "2024-02-07" };

  test("the answer has the shape of the contract and says that the stocks are simulated", async () => {
    const answer = await ask(store(), simulated);
    expect(factorStudy.answer.parse(answer)).toEqual(answer);
    expect(answer.synthetic).toBe(true);
    expect(answer.notes[0].en).toMatch(/^Simulated stocks \(seed 1\)/);
    expect(answer.horizons.map(({ days }) => days)).toEqual([1, 5, 20]);
    expect(answer.horizons[0].quantileReturns).toHaveLength(10);
    expect(answer.horizons[0].bySize.map(({ name }) => name)).toEqual(["300", "500", "1000", "2000", "micro"]);
    expect(answer.horizons[0].byIndustry).toEqual([]);
  });

  test("in the crash of 2024 big stocks led: the recorded indices say so, so must the size factor", async () => {
    const [day] = (await ask(store(), simulated)).horizons;
    expect(day.meanRankIc).toBeGreaterThan(0.1);
    expect(day.longShort).toBeGreaterThan(0.01);
  });

  test("a closing day that is told reads nothing later", async () => {
    const early = await ask(store(), { ...simulated, asOf: "2024-02-07" });
    expect(early.asOf).toBe("2024-02-07");
    expect(early.horizons.map(({ observations }) => observations)).toEqual([26, 22, 7]);
    expect(early.longShort.at(-1)?.date).toBe("2024-02-07");
    const later = await ask(store(), simulated);
    expect(later.horizons.map(({ observations }) => observations)).toEqual([27, 27, 27]);
    expect(early.daily.slice(0, 7).map(({ rankIcs }) => rankIcs)).toEqual(
      later.daily.slice(0, 7).map(({ rankIcs }) => rankIcs),
    );
  });

  test("the long-short curve compounds its daily returns, also where one day is not among the horizons", async () => {
    const { longShort, horizons } = await ask(store(), { ...simulated, horizons: "5" });
    expect(horizons).toHaveLength(1);
    let level = 1;
    for (const day of longShort) {
      level *= 1 + day.return;
      expect(day.cumulative).toBeCloseTo(level - 1, 12);
    }
    expect(longShort).toHaveLength(27);
  });

  test.each([
    [{ factor: "charm" }, InputError, /factor is "charm"; expected one of size, nonLinearSize, /],
    [{ horizons: "1,one" }, InputError, /horizons is "1,one"; expected at most 12 different whole numbers/],
    [{ horizons: "0" }, InputError, /horizons is "0"/],
    [{ horizons: "5,5" }, InputError, /horizons is "5,5"/],
    [{ from: "2024-02-01", to: "2024-01-01" }, InputError, /from is 2024-02-01 and to is 2024-01-01/],
    [{ quantiles: "1" }, InputError, /quantiles is "1"; expected a whole number of at least 2/],
    [{ synthetic: "true", factor: "growth" }, DataGap, /growth of no stock can be told .* it needs fundamentals/],
    [{ synthetic: "true", from: "2020-01-02", to: "2020-03-02" }, DataGap, /known from 2023-10-09 to 2024-04-30/],
    [{}, DataGap, /no daily closes of single stocks are loaded/],
  ])("%j is refused in one sentence", async (given, kind, sentence) => {
    const failure = await (async () => ask(store(), given))().catch((error: Error) => error);
    expect(failure).toBeInstanceOf(kind);
    expect((failure as Error).message).toMatch(sentence);
  });
});

describe.skipIf(sharedDataAbsent)("on recorded stocks", () => {
  let store: Store;
  beforeAll(async () => {
    store = await stockStore();
    return () => store.close();
  });

  test("2023 came out so: small stocks led, the more the longer the horizon", async () => {
    const { horizons, turnover, longShort } = await ask(store, { from: "2023-01-03", to: "2023-12-29" });
    // Kept from the run that was checked against the definition written out, day by day.
    const golden = [
      [1, -0.03441051988200989, 0.1537128695526851, -0.0020260445509332247],
      [5, -0.07166326250461023, 0.16257581447274388, -0.010218482148539834],
      [20, -0.13837580297305782, 0.15660475272175423, -0.03627409082064538],
    ];
    horizons.forEach((horizon, i) => {
      const [days, meanRankIc, icStdDev, spread] = golden[i];
      expect([horizon.days, horizon.observations]).toEqual([days, 242]);
      expect(horizon.meanRankIc).toBeCloseTo(meanRankIc, 10);
      expect(horizon.icStdDev).toBeCloseTo(icStdDev, 10);
      expect(horizon.longShort).toBeCloseTo(spread, 10);
      const sum = horizon.quantileReturns.reduce<number>((total, value) => total + (value ?? 0), 0);
      // Tenths differ by at most one stock of about 500.
      expect(Math.abs(sum)).toBeLessThan(2e-4);
    });
    expect(turnover[0].autocorrelation).toBeGreaterThan(0.999);
    expect(longShort).toHaveLength(242);
  });

  test("a day by the raw files: every stock of the file that has both closes, whatever its volume", async () => {
    // 2024-01-15 has 493 rows without volume.
    const [t, h] = ["2024-01-15", "2024-01-22"];
    const shares = new Map(
      readShared("data/stocks-2024-06-29.csv.gz").map((row) => [row.code, Number(row.total_share)]),
    );
    const [now, later] = sharedCloses(t, h);
    const codes = [...now.keys()];
    const wanted = plainDay(
      codes.map((code) => Math.log((now.get(code) ?? Number.NaN) * (shares.get(code) ?? Number.NaN))),
      codes.map((code) => now.get(code) ?? Number.NaN),
      codes.map((code) => later.get(code) ?? Number.NaN),
      10,
    );
    const { daily, horizons } = await ask(store, { from: t, to: t, horizons: "5" });
    expect(daily).toHaveLength(1);
    expect(horizons[0].stocks).toBe(wanted.stocks);
    expect(daily[0].rankIcs[0]).toBeCloseTo(wanted.rankIc, 12);
    expect(horizons[0].linear.meanIc).toBeCloseTo(wanted.ic, 10);
    for (const [k, value] of horizons[0].quantileReturns.entries()) {
      expect(value).toBeCloseTo(wanted.quantileReturns[k], 12);
    }
  });

  test("rows after the last day of a return change nothing before it", async () => {
    const cut = await ask(storeUpTo(store, parseDay("2024-01-31")), { from: "2024-01-02", to: "2024-01-31" });
    const whole = await ask(store, { from: "2024-01-02", to: "2024-01-31", asOf: "2024-01-31" });
    expect(whole).toEqual(cut);
  });

  test("what could not be traded is counted and left out beside the plain figures", async () => {
    const { untradable, horizons } = await ask(store, { from: "2024-01-02", to: "2024-02-07" });
    expect(untradable.lockedDown).toBeGreaterThan(80);
    expect(untradable.judgedByRange).toBeGreaterThan(0.7);
    for (const { stocks, tradable } of horizons) expect(tradable.stocks).toBeLessThan((stocks ?? 0) - 100);
  });

  test("fewer stocks count without special treatment and newly listed ones, and a style can be studied", async () => {
    const all = await ask(store, { from: "2024-01-02", to: "2024-01-05", horizons: "1", factor: "reversal" });
    const some = await ask(store, {
      ...{ from: "2024-01-02", to: "2024-01-05", horizons: "1", factor: "reversal" },
      excludeSt: "true",
      minTradedDays: "60",
    });
    expect(some.daily[0].stocks).toBeLessThan(all.daily[0].stocks - 100);
    expect(all.horizons[0].byIndustry.length).toBeGreaterThan(50);
  });
});
