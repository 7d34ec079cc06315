import { beforeAll, describe, expect, test } from "vitest";
import { storeUpTo } from "../../../src/app/report/store-up-to.ts";
import { checkStudy, givenCheckStudy } from "../../../src/app/studies/check.ts";
import { CheckPolicy, POLICY_TEMPLATE } from "../../../src/app/studies/check-policy.ts";
import { dmaStudy } from "../../../src/app/studies/dma.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import type { CheckAnswer } from "../../../src/contract.ts";
import type { Holding } from "../../../src/data/holdings-file.ts";
import { importInto } from "../../../src/data/ingest.ts";
import type { Store } from "../../../src/data/store.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { readYamlSettings } from "../../../src/data/yaml-settings.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { sharedCloses } from "../../support/shared-closes.ts";
import { readShared, SHARED, sharedDataAbsent } from "../../support/shared-data.ts";

const params = (given: Record<string, string>) => readParams(checkStudy.params, given);
const broken = ({ broken }: CheckAnswer) => broken.map(({ rule }) => rule);

/** Stocks of the sizes of CSI1000 in the simulation, hedged one for one at leverage 0.8. */
const MIDDLE = {
  synthetic: "true",
  holdings: "SIM01041:1,SIM01360:1,SIM01427:1,SIM01161:1,SIM01269:1,SIM01315:1,SIM01453:1,SIM01556:1",
  capital: "1e8",
  futures: "IM2403:-73",
  leverage: "0.8",
  date: "2024-01-12",
};

describe("on simulated stocks", () => {
  const store = episodeStoreForTests();
  const ask = (more: Record<string, string> = {}) => checkStudy.run(store(), params({ ...MIDDLE, ...more }));

  test("the answer has the shape of the contract, and a book near its index breaks nothing", async () => {
    const answer = await ask();
    expect(checkStudy.answer.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ date: "2024-01-12", verdict: "warn", broken: [], stocksValue: 80_000_000 });
  });

  test("hedge ratio and carry are lots x multiplier x close, and x basis", async () => {
    const { hedge } = await ask();
    const [contract] = hedge.contracts;
    expect(hedge.hedgeRatio).toBeCloseTo((73 * 200 * contract.close) / 80_000_000, 12);
    const years = (parseDay("2024-03-15") - parseDay("2024-01-12")) / 365;
    const spot = contract.close - contract.basisPoints!;
    expect(contract.annualCostRaw! * years * 73 * 200 * spot).toBeCloseTo(-73 * 200 * contract.basisPoints!, 4);
    expect(hedge.yuanAYear).toBeCloseTo(hedge.annualCost! * 73 * 200 * spot, 4);
  });

  test("at more leverage, hedged alike, no rule stands better and the survivable leverage is the same", async () => {
    const rank = { pass: 0, warn: 1, break: 2 };
    let before: CheckAnswer | null = null;
    for (const times of [1, 2, 4, 6]) {
      const answer = await ask({ leverage: String(0.8 * times), futures: `IM2403:${-73 * times}`, paths: "50" });
      if (before) {
        expect(rank[answer.verdict]).toBeGreaterThanOrEqual(rank[before.verdict]);
        expect(broken(answer)).toEqual(expect.arrayContaining(broken(before)));
        expect(answer.survivableLeverage.value).toBeCloseTo(before.survivableLeverage.value!, 9);
        answer.rules.forEach(({ state }, k) => {
          expect(rank[state]).toBeGreaterThanOrEqual(rank[before!.rules[k].state]);
        });
      }
      before = answer;
    }
    expect(broken(before!)).toEqual(expect.arrayContaining(["survivableLeverage", "maxLeverage", "minMarginBuffer"]));
  });

  test("nothing later is read: with the later rows gone from the store the answer is the same", async () => {
    const day = parseDay("2024-01-22");
    const asked = { ...MIDDLE, date: "2024-01-22" };
    const { date: _, ...undated } = asked;
    const cut = await checkStudy.run(storeUpTo(store(), day), params(undated));
    expect(cut).toEqual(await checkStudy.run(store(), params(asked)));
    expect(cut.stresses.map(({ name }) => name)).toContain("2024-01-22");
    expect((await ask()).stresses.filter(({ kind, to }) => kind === "recorded" && to! > "2024-01-12")).toEqual([]);
  });

  test("the policy decides: a limit breaks, null switches it off, and an unknown figure may break", async () => {
    expect(broken(await ask({ policy: "maxCarryCost: 0.05" }))).toEqual(["maxCarryCost"]);
    const off = await ask({ policy: "maxCarryCost: null\nsurvivableLeverage: off\nmaxLeverage: null" });
    expect(off.rules.map(({ rule }) => rule)).not.toEqual(expect.arrayContaining(["maxCarryCost"]));
    expect(off.rules.map(({ rule }) => rule)).not.toContain("survivableLeverage");
    const strict = await ask({ policy: "whenUnknown: break" });
    expect(broken(strict)).toEqual(["maxDaysToLiquidate", "maxLiquidationImpact", "maxShortfall"]);
    expect(strict.broken[0]).toMatchObject({ value: null, words: { en: expect.stringContaining("cannot be told") } });
  });

  test("each style may have a limit of its own, against the index of the larger part of the short", async () => {
    const { rules, exposures } = await ask({ policy: "maxActive: {beta: 0.0001, growth: 1}" });
    const [beta, growth] = rules.slice(-2);
    expect(beta).toMatchObject({ rule: "maxActive.beta", state: "break", value: Math.abs(exposures.active.beta) });
    expect(growth).toMatchObject({ rule: "maxActive.growth", state: "warn", value: null });
    expect(exposures.benchmark).toBe("000852.SH");
    expect((await ask({ futures: "IM2403:-30,IC2403:-40" })).exposures.benchmark).toBe("000905.SH");
  });

  test("cash of its own behind the short makes the rally count: less leverage survives", async () => {
    const [broker, own] = [await ask(), await ask({ policy: "terms: {futuresAccount: own}" })];
    expect(own.survivableLeverage.value!).toBeLessThan(broker.survivableLeverage.value!);
  });

  test("a bound that the policy leaves out does not bind", async () => {
    const { survivableLeverage } = await ask({ policy: "bounds: [recorded-stress]" });
    expect(survivableLeverage.binding).toBe("recorded-stress");
    expect(survivableLeverage.bounds).toHaveLength(1);
  });

  test("a code that is not loaded is missing, counts as value and breaks its rule", async () => {
    const answer = await ask({ holdings: "SIM01041:0.9,600000:0.1" });
    expect(answer).toMatchObject({ missing: ["600000"], missingWeight: expect.closeTo(0.1, 12) });
    expect(broken(answer)).toContain("maxMissingWeight");
    expect(answer.notes.some(({ en }) => en.includes("600000"))).toBe(true);
  });

  test.each([
    [{ futures: "XX2403:-10" }, InputError, /contract is "XX2403"; expected IF, IH, IC or IM with year and month/],
    [
      { futures: "IM2401:-10", date: "2024-01-22" },
      InputError,
      /IM2401, which expired on 2024-01-19, before 2024-01-22/,
    ],
    [{ futures: "IM2412:-10" }, DataGap, /IM2412, which has no close on 2024-01-12; expected IM2401, /],
    [{ futures: "IM2403:10" }, InputError, /futures has "IM2403:10"; expected whole lots below 0/],
    [{ futures: "IM2403:-1.5" }, InputError, /expected whole lots below 0/],
    [{ futures: "IM2403" }, InputError, /futures has "IM2403"; expected contract:lots/],
    [{ futures: "IM2403:-1,IM2403:-2" }, InputError, /expected each contract once/],
    [{ futures: "IM2403:-5000" }, InputError, /the short is 68.6 times the stocks; expected at most 5 times/],
    [{ holdings: "SIM01041:0" }, InputError, /the weights sum to 0; expected a sum above 0/],
    [{ holdings: "600000:1" }, InputError, /none of the 1 codes has a close by 2024-01-12/],
    [{ policy: "maxLeverage: 2\nmaxLevrage: 3" }, InputError, /policy, line 2: maxLevrage: no such setting/],
    [{ policy: "terms:\n  call: 0.9" }, InputError, /the lines are warning 0.8, call 0.9/],
    [{ synthetic: "false" }, DataGap, /no daily closes of single stocks are loaded up to that day; import/],
  ])("%j is refused in one sentence", async (more, kind, sentence) => {
    const failure = await ask(more as Record<string, string>).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(kind);
    expect((failure as Error).message).toMatch(sentence);
  });

  test.each([
    [{ capital: "0" }, /capital is "0"; expected a number above 0, in yuan/],
    [{ capital: "-5" }, /expected a number above 0, in yuan/],
    [{ capital: "much" }, /capital is "much"; expected a number/],
    [{ leverage: "0" }, /leverage is "0"; expected a number above 0/],
  ])("%j does not read", (more, sentence) => {
    expect(() => params({ ...MIDDLE, ...more } as Record<string, string>)).toThrow(sentence);
  });

  test("what is not given is asked for", async () => {
    for (const name of ["holdings", "capital", "futures"] as const) {
      const { [name]: _, ...rest } = MIDDLE;
      await expect(checkStudy.run(store(), params(rest))).rejects.toThrow(InputError);
    }
    const study = givenCheckStudy({ holdings: [{ code: "600000", weight: 1 }] });
    await expect(study.run(store(), params(MIDDLE))).rejects.toThrow(/expected one of them/);
  });
});

test("the written policy says the defaults", () => {
  expect(readYamlSettings(POLICY_TEMPLATE, "policy.yaml", CheckPolicy)).toEqual(CheckPolicy.parse({}));
});

describe.skipIf(sharedDataAbsent)("on recorded stocks", () => {
  const FILES = [
    "index-daily.csv.gz",
    "index-total-return.csv.gz",
    "futures-daily.csv.gz",
    "stock-daily-2023.csv.gz",
    "stock-daily-2024H1.csv.gz",
    "stock-ohlc-2023-12_2024-03.csv.gz",
    "stocks-2024-06-29.csv.gz",
    "constituents",
  ];
  let store: Store;
  beforeAll(async () => {
    const opened = await openDuckdbStore(":memory:", { access: "write" });
    store = opened;
    const paths = FILES.map((file) => `${SHARED}/data/${file}`);
    const { files } = await importInto(opened, null, { paths, skipBadRows: false, now: new Date("2024-12-31") });
    expect(files.filter((file) => !file.stored)).toEqual([]);
    return () => opened.close();
  });

  /** The 400 smallest stocks in equal parts at the close of a day, by the shares of the latest list. */
  function smallest400(date: string): Holding[] {
    const shares = new Map(
      readShared("data/stocks-2024-06-29.csv.gz")
        .filter(({ name, code }) => !/ST|退/.test(name) && /^[036]/.test(code))
        .map((row) => [row.code, Number(row.total_share)]),
    );
    const [closes] = sharedCloses(date);
    return [...closes]
      .map(([code, close]) => ({ code, value: close * (shares.get(code) ?? Number.NaN) }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => a.value - b.value)
      .slice(0, 400)
      .map(({ code }) => ({ code, weight: 1 }));
  }

  const ask = (holdings: readonly Holding[], more: Record<string, string> = {}) =>
    givenCheckStudy({ holdings }).run(
      store,
      params({ capital: "1e8", futures: "IM2403:-364", leverage: "4", date: "2024-01-12", ...more }),
    );

  test("on 2024-01-12 the smallest 400 at leverage 4 break the rules: neither the past nor the price limits allow 4", async () => {
    const answer = await ask(smallest400("2024-01-12"));
    expect(answer.verdict).toBe("break");
    expect(broken(answer)).toEqual(
      expect.arrayContaining([
        "survivableLeverage",
        "maxActiveSize",
        "maxMicroShare",
        "minMarginBuffer",
        "maxStressLoss",
      ]),
    );
    expect(answer.survivableLeverage.value).toBeLessThan(4);
    const bounds = new Map(answer.survivableLeverage.bounds.map(({ name, value }) => [name, value]));
    expect(bounds.get("simulated")).toBeLessThan(4);
    expect(bounds.get("history")).toBeLessThan(4);
    expect(answer.hedge.hedgeRatio).toBeCloseTo(1, 2);
    expect(answer.exposures.active.size).toBeLessThan(-1.5);
    expect(answer.exposures.buckets.micro).toBeGreaterThan(0.95);
    expect(
      answer.shortfalls.every(({ expectedShortfall: { value, low, high } }) => low! <= value! && value! <= high!),
    ).toBe(true);
  });

  test("at the leverage told on 2024-01-12 the account lives through February, and through September", async () => {
    const leverage = (await ask(smallest400("2024-01-12"))).survivableLeverage.value!;
    for (const replay of [
      { from: "2024-01-12", to: "2024-03-15", basket: "smallest", short: "IM2403" },
      { replay: "2024-09", basket: "micro" },
    ]) {
      const asked = readParams(dmaStudy.params, { ...replay, leverage: leverage.toFixed(4) } as Record<string, string>);
      const { survivable, wipedOut } = await dmaStudy.run(store, asked);
      expect(wipedOut).toBeNull();
      expect(survivable!.thisPath).toBeGreaterThan(leverage);
    }
  });

  test("the storm of February stands among the stresses from its last day on, by recorded closes", async () => {
    const holdings = smallest400("2024-02-02");
    const names = (answer: CheckAnswer) => answer.stresses.map(({ name }) => name);
    expect(names(await ask(holdings, { date: "2024-02-06" }))).not.toContain("2024-02-05/07");
    const answer = await ask(holdings, { date: "2024-02-07" });
    const storm = answer.stresses.find(({ name }) => name === "2024-02-05/07")!;
    const closes = new Map(
      readShared("data/futures-daily.csv.gz")
        .filter((row) => row.symbol === "IM2403")
        .map((row) => [row.date, Number(row.close)]),
    );
    expect(storm.futures).toBeCloseTo(closes.get("2024-02-07")! / closes.get("2024-02-02")! - 1, 9);
    expect(storm.loss).toBeGreaterThan(0.3);
    expect(storm.locked).toBeGreaterThan(0.3);
    expect(answer.liquidity.lockedWeight).toBeGreaterThan(0.1);
    expect(answer.liquidity.days.all!).toBeGreaterThan(1);
  });

  test("nothing later is read: with the later rows gone from the store the answer is the same", async () => {
    const holdings = smallest400("2024-01-12").slice(0, 60);
    const more = { capital: "1e8", futures: "IM2403:-80,IC2403:-10", leverage: "1" };
    const cut = await givenCheckStudy({ holdings }).run(storeUpTo(store, parseDay("2024-01-31")), params(more));
    expect(cut).toEqual(await ask(holdings, { ...more, date: "2024-01-31" }));
  });

  test("a day of which most rows are missing is refused", async () => {
    const holdings = smallest400("2024-01-12");
    const asked = { date: "2024-06-28", futures: "IM2409:-95" };
    await expect(ask(holdings, asked)).rejects.toThrow(/2024-06-28 has closes of \d+ stocks, less than half/);
  });
});
