import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { driftStudy, givenNavStudy } from "../../../src/app/studies/drift.ts";
import { driftMarketStudy } from "../../../src/app/studies/drift-market.ts";
import { loadStyleMarket } from "../../../src/app/studies/drift-market-data.ts";
import type { DriftAnswer } from "../../../src/contract.ts";
import type { Store } from "../../../src/data/store.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import type { StyleMarket } from "../../../src/domain/drift/index.ts";
import { lowerBound } from "../../../src/domain/market/series.ts";
import { driftOfSample, driftOfText } from "../../../src/view/drift-run.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { episodeStore, recordedStore } from "../../support/filled-stores.ts";
import { type MadeUpStyle, madeUpFund } from "../../support/made-up-fund.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";

const asked = (params: Record<string, string> = {}) => driftStudy.params.parse(params);

describe("on the shipped episode", () => {
  let store: Store;
  beforeAll(async () => {
    store = await episodeStore();
  });
  afterAll(() => store.close());

  test("the sample fund's change to 40% micro caps is found", async () => {
    const answer = driftStudy.answer.parse(await driftStudy.run(store, asked()));
    expect(answer.file).toBeNull();
    expect(answer.alarms).toHaveLength(1);
    expect(Math.abs(answer.days.at(-1)!.weights.micro! - 0.4)).toBeLessThan(0.05);
    expect(answer.days.at(-1)!.basisBeta).toBeCloseTo(-1, 1);
    expect(answer.summary.en).toMatch(/^Since \w+ 2024 about \d\d% of the stock leg behaves like micro caps\.$/);
  });

  test("the page, which computes from the answer about the market, tells the same", async () => {
    const market = driftMarketStudy.answer.parse(await driftMarketStudy.run(store, driftMarketStudy.params.parse({})));
    const here = await driftStudy.run(store, asked());
    expect(driftOfSample(market, { hedge: "auto" })).toEqual(here);
    const text = ["date,nav", ...market.days.map((date, i) => `${date},${market.closes["000905.SH"]![i]}`)].join("\n");
    const last = driftOfText(market, "index.csv", text, { hedge: "auto" }).days.at(-1)!;
    expect(last.weights["000905.SH"]).toBeCloseTo(1, 3);
  });

  test("nothing after `to` enters: the answer is that of a store without it", async () => {
    const cut = await driftMarketStudy.run(store, driftMarketStudy.params.parse({ to: "2024-02-29" }));
    const whole = await driftMarketStudy.run(store, driftMarketStudy.params.parse({}));
    expect(cut.days).toEqual(whole.days.slice(0, cut.days.length));
    expect(cut.futures.IM).toEqual(whole.futures.IM!.slice(0, cut.days.length));
    expect(cut.days.at(-1)).toBe("2024-02-29");
  });
});

test("an empty store says what to import", async () => {
  await expect(driftStudy.run(emptyStore(), asked())).rejects.toThrow(/no closes of a size index are loaded; import/);
});

describe.skipIf(sharedDataAbsent)("funds made from the recorded indices, with a known change of style", () => {
  let store: Store;
  let market: StyleMarket;
  beforeAll(async () => {
    store = await recordedStore();
    ({ market } = await loadStyleMarket(store));
  });
  afterAll(() => store.close());

  /** The answer about a fund of 2022-08 to 2024-06 that changes its style on a day. */
  async function answerOf(changes: string, before: MadeUpStyle, after: MadeUpStyle, noise: number, seed: number) {
    const [from, to, at] = ["2022-08-01", "2024-06-28", changes].map((date) => lowerBound(market.days, parseDay(date)));
    const cut = (series: Float64Array) => series.subarray(from, to + 1);
    const each = <Series extends object>(all: Series) =>
      Object.fromEntries(Object.entries(all).map(([name, series]) => [name, cut(series as Float64Array)])) as Series;
    const part = {
      days: market.days.subarray(from, to + 1),
      closes: each(market.closes),
      futures: each(market.futures),
    };
    const nav = madeUpFund(part, (place) => (place < at - from ? before : after), noise, seed);
    return givenNavStudy("fund.csv", { nav, closedDays: [] }).run(store, asked({ draws: "20" }));
  }

  const lastWeights = ({ days }: DriftAnswer) => Object.values(days.at(-1)!.weights).map((weight) => weight ?? 0);
  const tradingDaysApart = (a: string, b: string) =>
    Math.abs(lowerBound(market.days, parseDay(a)) - lowerBound(market.days, parseDay(b)));

  test.each([
    ["long only", "2023-09-01", [0, 1, 0, 0, 0], [0, 0.6, 0, 0, 0.4], {}, 10],
    ["long only, noisy", "2023-09-01", [0, 1, 0, 0, 0], [0, 0.6, 0, 0, 0.4], {}, 20],
    ["large to small", "2023-02-01", [1, 0, 0, 0, 0], [0, 0, 1, 0, 0], {}, 10],
    ["mixed", "2023-03-01", [0.3, 0.4, 0.3, 0, 0], [0, 0.2, 0.3, 0.3, 0.2], {}, 10],
    ["1000 to 2000", "2023-05-04", [0, 0, 1, 0, 0], [0, 0, 0.5, 0.5, 0], {}, 5],
    ["hedged with IC", "2023-09-01", [0, 1, 0, 0, 0], [0, 0.6, 0, 0, 0.4], { ic: 1 }, 10],
    ["80% hedged with IC", "2023-09-01", [0, 0.8, 0, 0, 0], [0, 0.4, 0, 0, 0.4], { ic: 0.8 }, 10],
    ["hedged with IM", "2023-09-01", [0, 0.3, 0.7, 0, 0], [0, 0, 0.5, 0, 0.5], { im: 1 }, 10],
    ["hedged by the index", "2023-03-01", [0, 0.5, 0.5, 0, 0], [0, 0.3, 0.3, 0, 0.4], { index500: 1 }, 10],
  ])("%s: weights within 0.10, the change dated within 20 days", async (_, date, before, after, sold, noise) => {
    for (const seed of [1, 2]) {
      const answer = await answerOf(date, { weights: before, ...sold }, { weights: after, ...sold }, noise, seed);
      lastWeights(answer).forEach((weight, k) => {
        expect(Math.abs(weight - after[k])).toBeLessThan(0.1);
      });
      expect(answer.alarms.some((alarm) => tradingDaysApart(alarm.date, date) <= 20)).toBe(true);
      expect(answer.alarms.length).toBeLessThanOrEqual(2);
    }
  });
});
