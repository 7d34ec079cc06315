import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { basisStudy } from "../../../src/app/studies/basis.ts";
import { overviewStudy } from "../../../src/app/studies/overview.ts";
import { scoreboardStudy } from "../../../src/app/studies/scoreboard.ts";
import { stageStudy } from "../../../src/app/studies/stage.ts";
import type { Study } from "../../../src/app/studies/study.ts";
import type { StageAnswer } from "../../../src/contract.ts";
import type { Store } from "../../../src/data/store.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { episodeStore, recordedStore } from "../../support/filled-stores.ts";
import { readShared, sharedDataAbsent } from "../../support/shared-data.ts";

/** Asks a study as the CLI and the server do, and holds the answer against its own schema. */
async function ask<P, A>(study: Study<P, A>, store: Store, params: Record<string, string> = {}): Promise<A> {
  return study.answer.parse(await study.run(store, study.params.parse(params)));
}

const stageOn = (answer: StageAnswer, date: string) => answer.days.find((day) => day.date === date)!;

describe("on the shipped episode", () => {
  let store: Store;
  beforeAll(async () => {
    store = await episodeStore();
  });
  afterAll(() => store.close());

  test.each([
    ["IC", "2024-01-22", -0.2719],
    ["IC", "2024-02-05", -0.3155],
    ["IC", "2024-02-07", 0.0259],
    ["IM", "2024-02-05", -0.4662],
    ["IM", "2024-02-06", -0.0307],
    ["IM", "2024-02-07", 0.0016],
  ])("%s on %s: %f, from its contracts", async (product, date, expected) => {
    const { products } = await ask(basisStudy, store, { products: product, from: date, to: date });
    const [day] = products[0].days;
    expect(day.recorded).toBe(false);
    expect(day.contracts).toHaveLength(4);
    expect(Math.abs(day.oiWeighted! - expected)).toBeLessThan(1e-4);
    expect(day.oiWeightedAdjusted).toBeNull();
  });

  test("where no contracts are loaded the recorded history answers, and says so", async () => {
    const { products } = await ask(basisStudy, store, { from: "2024-09-27", to: "2024-09-27" });
    expect(products.map(({ days }) => days[0].oiWeighted)).toEqual([0.341, 0.3337]);
    expect(products.every(({ days }) => days[0].recorded && days[0].contracts.length === 0)).toBe(true);
  });

  test("each day of the tape has a stage: strained by 2024-01-10, unwinding on 02-06 and 02-07, clear by 03-29", async () => {
    const answer = await ask(stageStudy, store);
    expect(answer.days.map((day) => day.date).slice(0, 1)).toEqual(["2023-10-09"]);
    expect(answer.days.at(-1)!.date).toBe("2024-04-30");
    expect(stageOn(answer, "2024-01-10").stage).toBe("strained");
    expect(stageOn(answer, "2024-02-05").stage).toBe("cascade");
    expect(stageOn(answer, "2024-02-06").stage).toBe("unwinding");
    expect(stageOn(answer, "2024-02-07").stage).toBe("unwinding");
    const crash = answer.episodes.find((episode) => episode.trough === "2024-02-05")!;
    expect(crash.naiveClears).toEqual(expect.arrayContaining(["2024-01-25", "2024-02-06"]));
    expect(crash.end! > "2024-02-19" && crash.end! <= "2024-03-29").toBe(true);
  });

  test("an input that is not loaded is absent in the evidence, with no value and no range", async () => {
    const { days } = await ask(stageStudy, store, { from: "2024-02-06", to: "2024-02-07" });
    for (const code of ["crowding", "snowballDistance", "limitDownShare"]) {
      const evidence = days.at(-1)!.evidence.find(({ indicator }) => indicator === code);
      expect(evidence).toMatchObject({ value: null, reference: null, verdict: "absent" });
    }
  });
});

describe("an empty store", () => {
  test.each([basisStudy, stageStudy, scoreboardStudy, overviewStudy])("$name says what is missing", async (study) => {
    await expect(study.run(emptyStore(), study.params.parse({}) as never)).rejects.toThrow(DataGap);
  });
});

test("a first day after the last is refused by name and value", async () => {
  const params = { from: "2024-02-07", to: "2024-02-05" };
  for (const study of [basisStudy, stageStudy, scoreboardStudy]) {
    await expect(study.run(emptyStore(), study.params.parse(params) as never)).rejects.toThrow(
      new InputError("from is 2024-02-07 and to is 2024-02-05; expected from on or before to"),
    );
  }
});

describe.skipIf(sharedDataAbsent)("on recorded closes of 2018-2024", () => {
  let store: Store;
  beforeAll(async () => {
    store = await recordedStore();
  });
  afterAll(() => store.close());

  test("basis gives the whole recorded history, raw and ex post, to its four decimals", async () => {
    const { products } = await ask(basisStudy, store);
    const byDate = products.map(({ days }) => new Map(days.map((day) => [day.date, day])));
    for (const fact of readShared("facts/basis-history.csv")) {
      for (const [i, name] of ["IC", "IM"].entries()) {
        if (fact[`${name}_raw`] === "") continue;
        const day = byDate[i].get(fact.date)!;
        expect(Math.abs(day.oiWeighted! - Number(fact[`${name}_raw`]))).toBeLessThan(0.6e-4);
        expect(Math.abs(day.oiWeightedExPost! - Number(fact[`${name}_adjusted`]))).toBeLessThan(0.6e-4);
      }
    }
  });

  test("percentiles, bands and hedge cost on 2024-02-07 are those computed independently", async () => {
    const { products } = await ask(basisStudy, store, { from: "2024-02-07", to: "2024-02-07" });
    const [ic, im] = products;
    expect(im.days[0].percentile).toBeCloseTo(0.93, 2);
    expect(ic.days[0].percentile).toBeCloseTo(0.97, 2);
    expect(im.hedgeCost[0]).toMatchObject({ rule: "near" });
    for (const [product, expected] of [
      [im, [0.0206, 0.0308, 0.0461]],
      [ic, [0.0138, 0.0218, 0.0304]],
    ] as const) {
      const { oneMonth, threeMonths, oneYear } = product.hedgeCost[0];
      for (const [k, value] of [oneMonth, threeMonths, oneYear].entries()) expect(value).toBeCloseTo(expected[k], 4);
    }
  });

  test.each(["2023-11-30", "2024-02-06", "2024-09-27"])(
    "with every row after %s left out of the store, no answer of any day before changes",
    async (cut) => {
      const early = await recordedStore(cut);
      const { days } = await ask(stageStudy, store, { to: cut });
      const whole = await ask(stageStudy, store);
      const known = await ask(stageStudy, early);
      expect(known.days).toEqual(days);
      expect(whole.days.slice(0, days.length)).toEqual(days);
      expect(known.episodes).toEqual((await ask(stageStudy, store, { to: cut })).episodes);
      const hindsight = { oiWeightedExPost: null, contracts: [] };
      const basis = async (from: Store, to: Record<string, string>) =>
        (await ask(basisStudy, from, to)).products.map((product) =>
          product.days.filter((day) => day.date <= cut).map((day) => ({ ...day, ...hindsight })),
        );
      expect(await basis(early, {})).toEqual(await basis(store, {}));
      await early.close();
    },
  );

  test("an overview of an evening is the same whether or not later evenings are loaded", async () => {
    const early = await recordedStore("2024-02-07");
    const strip = <T extends { lastDate: string; notes: unknown }>({ lastDate: _, notes: __, ...rest }: T) => rest;
    const known = await ask(overviewStudy, early);
    const replayed = await ask(overviewStudy, store, { date: "2024-02-07" });
    expect(strip(replayed)).toEqual(strip(known));
    expect(replayed.lastDate).toBe("2024-12-31");
    await early.close();
  });

  test("the evening of 2024-02-07 names the unwinding, its figures and what clear still needs", async () => {
    const { day, facts, clearNeeds, episode, ribbon, series } = await ask(overviewStudy, store, { date: "2024-02-07" });
    expect(day).toMatchObject({ stage: "unwinding", dayInStage: 2 });
    expect(facts.imOpenInterestChange2d).toBeCloseTo(-0.115, 3);
    expect(facts.microReturn2d).toBeCloseTo(-0.129, 3);
    expect(facts.csi300Return2d).toBeCloseTo(0.045, 3);
    expect(clearNeeds.find(({ condition }) => condition === "imInFrozenBand")).toMatchObject({ done: 2, need: 5 });
    expect(clearNeeds.find(({ condition }) => condition === "icInFrozenBand")).toMatchObject({ done: 0, need: 5 });
    expect(clearNeeds.find(({ condition }) => condition === "limitDownRare")).toMatchObject({ done: null });
    expect(episode!.naiveClears).toEqual(["2024-01-11", "2024-01-15", "2024-01-25", "2024-02-06"]);
    expect(episode!.end).toBeNull();
    expect(ribbon.at(-1)).toMatchObject({ stage: "unwinding", from: "2024-02-06", to: "2024-02-07" });
    expect(series.dates).toHaveLength(140);
  });

  test("the scoreboard has the episodes of 2019-2024, each with its lead, and judges every clear", async () => {
    const { rows, wrongClears, clears, naive } = await ask(scoreboardStudy, store, { from: "2019-01-01" });
    const starts = rows.map((row) => row.start);
    expect(starts).toEqual(expect.arrayContaining(["2019-05-06", "2020-08-13", "2024-01-08", "2024-09-27"]));
    expect(rows.find((row) => row.start === "2024-01-08")).toMatchObject({ leadToTrough: 20, trough: "2024-02-05" });
    expect(rows.find((row) => row.start === "2024-09-27")).toMatchObject({ side: "premium" });
    expect(rows.filter((row) => row.clear !== null)).toHaveLength(clears);
    expect(rows.filter((row) => row.wrong)).toHaveLength(wrongClears);
    expect(naive.clears).toBeGreaterThan(clears);
  });
});
