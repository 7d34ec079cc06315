import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chainForecastStudy } from "../../../src/app/studies/chain-forecast.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import { ChainForecastAnswer } from "../../../src/contract.ts";
import type { Store } from "../../../src/data/store.ts";
import { InputError } from "../../../src/errors.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { recordedStore } from "../../support/filled-stores.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";

const SHORT = { until: "2024-01-19", days: "4", paths: "12" };

async function ask(store: Store, given: Record<string, string>): Promise<ChainForecastAnswer> {
  const params = readParams(chainForecastStudy.params, { ...SHORT, ...given });
  return ChainForecastAnswer.parse(await chainForecastStudy.run(store, params));
}

/** The answer without what was recorded after the start. */
function forecastAlone(answer: ChainForecastAnswer) {
  return {
    ...answer,
    fans: answer.fans.map((fan) => ({ ...fan, days: fan.days.map(({ date, quantiles }) => ({ date, quantiles })) })),
    alarm: { ...answer.alarm, followed: null },
    scores: null,
    placebo: null,
  };
}

describe("on the shipped episode", () => {
  const store = episodeStoreForTests();

  test("quantiles rise, days are the calendar's, and the record that followed is scored beside", async () => {
    const { fans, scores, alarm } = await ask(store(), {});
    expect(fans.map(({ series }) => series)).toEqual(["300", "500", "1000", "2000", "micro", "IC", "IM"]);
    for (const { days } of fans) {
      expect(days.map(({ date }) => date)).toEqual(["2024-01-22", "2024-01-23", "2024-01-24", "2024-01-25"]);
      for (const { quantiles } of days) expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
    }
    expect(fans[4].days[0].record).toBeCloseTo(-0.0687, 3);
    expect(scores).toHaveLength(18);
    for (const { crps, coverage, width } of scores!) {
      expect(crps).toBeGreaterThan(0);
      expect(coverage).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThan(0);
    }
    expect(alarm.chain.low).toBeLessThanOrEqual(alarm.chain.probability);
  });

  test("the same seed gives the same answer, another seed another", async () => {
    const [one, same, other] = [await ask(store(), {}), await ask(store(), {}), await ask(store(), { seed: "2" })];
    expect(same).toEqual(one);
    expect(other.fans).not.toEqual(one.fans);
  });

  test("a start that is no trading day is refused in one sentence", async () => {
    await expect(ask(store(), { until: "2024-01-20" })).rejects.toThrow(InputError);
    await expect(ask(store(), { until: "2024-01-20" })).rejects.toThrow("until is 2024-01-20; expected a trading day");
  });
});

describe.skipIf(sharedDataAbsent)("on recorded data", () => {
  let whole: Store;
  let cut: Store;
  beforeAll(async () => {
    [whole, cut] = await Promise.all([recordedStore(), recordedStore(SHORT.until)]);
  });
  afterAll(() => Promise.all([whole?.close(), cut?.close()]));

  test.each(["plausible", "weighted"])(
    "%s: with all that came later gone, the forecast is the same to the byte",
    async (parameters) => {
      const [known, blind] = [await ask(whole, { parameters }), await ask(cut, { parameters })];
      expect(known.scores).not.toBeNull();
      expect(blind.scores).toBeNull();
      expect(blind.alarm.followed).toBeNull();
      const { effective } = blind.parameters;
      expect(effective).toBeGreaterThanOrEqual(1);
      if (parameters === "weighted") expect(effective).toBeLessThan(12);
      else expect(effective).toBe(12);
      expect(JSON.stringify(forecastAlone(blind))).toBe(JSON.stringify(forecastAlone(known)));
    },
  );

  test("before IM was listed: hedges in IC alone, no fan of IM, and a note that says so", async () => {
    const { fans, notes, scores } = await ask(whole, { until: "2022-04-01" });
    expect(fans.map(({ series }) => series)).not.toContain("IM");
    expect(scores!.some(({ series }) => series === "IM")).toBe(false);
    expect(notes.some(({ en }) => en.includes("IM was not listed"))).toBe(true);
    for (const { days } of fans)
      for (const { quantiles } of days) for (const value of quantiles) expect(value).not.toBeNaN();
  });
});
