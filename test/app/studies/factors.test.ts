import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { factorsStudy } from "../../../src/app/studies/factors.ts";
import type { FactorsAnswer } from "../../../src/contract.ts";
import { importInto } from "../../../src/data/ingest.ts";
import type { Columns, Store } from "../../../src/data/store.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { STYLE_NAMES } from "../../../src/domain/factors/index.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { correlation } from "../../../src/numerics/moments.ts";
import { origin } from "../../contract/store.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { madeMarket } from "../../support/factor-market.ts";
import { episodeStore } from "../../support/filled-stores.ts";
import { readShared, SHARED, sharedDataAbsent } from "../../support/shared-data.ts";

/** Asks as the CLI and the server do, and holds the answer against its own schema. */
async function ask(store: Store, params: Record<string, string> = {}): Promise<FactorsAnswer> {
  return factorsStudy.answer.parse(await factorsStudy.run(store, factorsStudy.params.parse(params)));
}

const absentNames = ({ absent }: FactorsAnswer) => absent.map(({ factor }) => factor);
const ACCOUNTS = ["bookToPrice", "earningsYield", "growth", "leverage", "dividendYield"];

describe("without single stocks", () => {
  let store: Store;
  beforeAll(async () => {
    store = await episodeStore();
  });
  afterAll(() => store.close());

  test("there are no days, and a note names what to import", async () => {
    const answer = await ask(store);
    expect(answer).toMatchObject({ days: [], summary: [], absent: [], volatility: null, covariance: null });
    expect(answer.notes[0].en).toMatch(/import closes .* and a list .* or ask for simulated stocks with --synthetic/);
  });

  test("simulated stocks have the factors of closes alone; the others are absent, each with its reason", async () => {
    const answer = await ask(store, { synthetic: "true", from: "2024-02-01", to: "2024-02-08" });
    expect(answer.synthetic).toBe(true);
    expect(answer.days.map(({ date }) => date)).toEqual([
      "2024-02-01",
      "2024-02-02",
      "2024-02-05",
      "2024-02-06",
      "2024-02-07",
      "2024-02-08",
    ]);
    for (const { returns, tValues } of answer.days) {
      const told = ["size", "nonLinearSize", "beta", "residualVolatility", "reversal"];
      expect(Object.keys(returns)).toEqual(told);
      expect(Object.keys(tValues)).toEqual(told);
    }
    const reasons = Object.fromEntries(answer.absent.map(({ factor, reason, from }) => [factor, [reason.en, from]]));
    expect(reasons.momentum).toEqual(["needs at least 148 trading days of data", null]);
    expect(reasons.liquidity[0]).toMatch(/^no turnover .* to make it from$/);
    expect(reasons.moneyFlow[0]).toMatch(/^no yuan traded .* to make it from$/);
    expect(reasons.bookToPrice[0]).toMatch(/^no accounts \(stock-fundamentals: .* to make it from$/);
    expect(answer.notes[0].en).toContain("Simulated stocks (seed 1)");
  });

  test("simulated stocks without index closes are a gap that names what to import", async () => {
    await expect(ask(emptyStore(), { synthetic: "true" })).rejects.toThrow(DataGap);
  });

  test("from after to is refused", async () => {
    await expect(ask(store, { from: "2024-02-08", to: "2024-02-01" })).rejects.toThrow(InputError);
  });
});

describe("on made-up stocks in a store", () => {
  const { panel, stocks } = madeMarket({ seed: 4, width: 150, length: 170 }).market;
  const width = panel.codes.length;

  async function filled(without: readonly string[] = [], more?: (store: Store & Appending) => Promise<unknown>) {
    const store = await openDuckdbStore(":memory:", { access: "write" });
    onTestFinished(() => store.close());
    const places = [...panel.close.keys()].filter((at) => !Number.isNaN(panel.close[at]));
    const field = (name: "close" | "volume" | "amount" | "turnover") =>
      Float64Array.from(places, (at) => (without.includes(name) ? Number.NaN : panel[name][at]));
    await store.append(
      "stock_daily",
      {
        date: Int32Array.from(places, (at) => panel.days[Math.floor(at / width)]),
        code: places.map((at) => panel.codes[at % width]),
        close: field("close"),
        volume: field("volume"),
        amount: field("amount"),
        turnover: field("turnover"),
      },
      origin("daily.csv"),
    );
    await store.append("stock_info", listColumns(), origin("stocks-2024-06-29.csv"));
    await more?.(store);
    return store;
  }

  type Appending = {
    append(table: "stock_fundamental", columns: Columns, from: ReturnType<typeof origin>): Promise<unknown>;
  };

  function listColumns(): Columns {
    return {
      asof: new Int32Array(width).fill(parseDay("2024-06-29")),
      code: panel.codes,
      name: panel.codes.map((code, j) => (stocks.specialTreatment[j] ? `ST ${code}` : code)),
      industry: stocks.industries,
      total_share: stocks.totalShares,
      float_share: stocks.floatShares,
      list_date: Int32Array.from(stocks.listDays),
    };
  }

  test("with no volume, what needs trading is absent and named, not zero", async () => {
    const answer = await ask(await filled(["volume", "amount", "turnover"]));
    expect(answer.days.length).toBe(169);
    const last = answer.days[answer.days.length - 1];
    for (const factor of ["liquidity", "turnover", "moneyFlow"]) {
      expect(absentNames(answer)).toContain(factor);
      expect(Object.keys(last.returns)).not.toContain(factor);
      expect(answer.absent.find((absence) => absence.factor === factor)).toMatchObject({ from: null });
    }
    expect(last.returns.size).toBeTypeOf("number");
  });

  test("with volume, and float shares in the list, a turnover that is not loaded is told from them", async () => {
    const answer = await ask(await filled(["turnover", "amount"]), { from: "2021-09-01" });
    expect(absentNames(answer)).toEqual(ACCOUNTS);
    expect(answer.notes.some(({ en }) => en.includes("close x volume stands in"))).toBe(true);
  });

  test("accounts bring their factors from the day after their announcement on", async () => {
    const announced = parseDay("2021-03-31");
    const store = await filled([], (made) =>
      made.append(
        "stock_fundamental",
        {
          announced: new Int32Array(width).fill(announced),
          code: panel.codes,
          period_end: new Int32Array(width).fill(parseDay("2020-12-31")),
          book_equity: Float64Array.from({ length: width }, (_, j) => 1e8 * (1 + (j % 17))),
        },
        origin("fundamentals.csv"),
      ),
    );
    const answer = await ask(store);
    const absence = answer.absent.find(({ factor }) => factor === "bookToPrice")!;
    expect(absence.from).toBe("2021-04-01");
    expect(absence.reason.en).toMatch(/^no accounts/);
    for (const { date, returns } of answer.days) expect("bookToPrice" in returns, date).toBe(date > "2021-03-31");
    expect(absentNames(answer)).toContain("leverage");
  });

  test("a factor that only starts later is absent with its first day", async () => {
    const answer = await ask(await filled());
    const momentum = answer.absent.find(({ factor }) => factor === "momentum")!;
    expect(momentum.reason.en).toBe("needs at least 148 trading days of data");
    expect(answer.days.find(({ returns }) => returns.momentum !== undefined)!.date).toBe(momentum.from);
  });
});

describe.skipIf(sharedDataAbsent)("on the recorded stocks of 2023-01 to 2024-06", () => {
  let store: Store;
  let answer: FactorsAnswer;
  const files = ["stock-daily-2023", "stock-daily-2024H1", "stocks-2024-06-29", "index-daily"];
  beforeAll(async () => {
    const made = await openDuckdbStore(":memory:", { access: "write" });
    const paths = files.map((name) => `${SHARED}/data/${name}.csv.gz`);
    await importInto(made, null, { paths, skipBadRows: false, now: new Date("2024-12-31T12:00:00Z") });
    store = made;
    answer = await ask(store);
  }, 60_000);
  afterAll(() => store.close());

  /** Daily return of the micro-cap index less that of CSI 300, by date. */
  function smallLessLarge(): Map<string, number> {
    const rows = readShared("data/index-daily.csv.gz");
    const closes = (code: string) =>
      rows.filter((row) => row.code === code).map((row) => [row.date, Number(row.close)] as const);
    const moves = (code: string) =>
      new Map(closes(code).map(([date, close], i, all) => [date, i === 0 ? Number.NaN : close / all[i - 1][1] - 1]));
    const [micro, large] = [moves("8841431.WI"), moves("000300.SH")];
    return new Map([...micro].map(([date, move]) => [date, move - large.get(date)!]));
  }

  test("size moves against the micro caps less CSI 300: daily correlation of -0.85 or stronger (recorded -0.919)", () => {
    const spread = smallLessLarge();
    const sizes = answer.days.map(({ returns }) => returns.size!);
    const found = correlation(
      sizes,
      answer.days.map(({ date }) => spread.get(date)!),
    );
    expect(answer.days.length).toBe(356);
    expect(found).toBeLessThanOrEqual(-0.85);
    expect(found).toBeCloseTo(-0.919, 3);
  });

  test("small minus big moves with it (recorded 0.953), and is -8.03% on 2024-02-05, -10.95% on 02-07", () => {
    const spread = smallLessLarge();
    const small = answer.days.map(({ smallMinusBig }) => smallMinusBig!);
    expect(
      correlation(
        small,
        answer.days.map(({ date }) => spread.get(date)!),
      ),
    ).toBeCloseTo(0.953, 3);
    const on = (date: string) => answer.days.find((day) => day.date === date)!;
    expect(on("2024-02-05").smallMinusBig).toBeCloseTo(-0.0803, 4);
    expect(on("2024-02-07").smallMinusBig).toBeCloseTo(-0.1095, 4);
    expect(on("2024-02-05").returns.size).toBeGreaterThan(0.02);
    expect(on("2024-02-08").returns.size).toBeLessThan(0);
  });

  test("every day has 4,300 to 5,000 stocks and an R2 in (0, 1); factors of accounts are absent, others start in time", () => {
    for (const { stocks, r2 } of answer.days) {
      expect(stocks).toBeGreaterThan(4300);
      expect(stocks).toBeLessThan(5000);
      expect(r2).toBeGreaterThan(0);
      expect(r2).toBeLessThan(1);
    }
    const firsts = Object.fromEntries(answer.absent.map(({ factor, from }) => [factor, from]));
    expect(firsts).toEqual({
      beta: "2023-04-11",
      momentum: "2023-08-14",
      residualVolatility: "2023-04-11",
      liquidity: "2023-02-08",
      ...Object.fromEntries(ACCOUNTS.map((factor) => [factor, null])),
      reversal: "2023-02-09",
      turnover: "2023-04-10",
      moneyFlow: "2023-02-09",
    });
  });

  test("no factor returns on 2024-06-27 and 06-28, which have ChiNext alone", () => {
    expect(answer.days[answer.days.length - 1].date).toBe("2024-06-26");
  });

  test("industries are told beside the market, too small ones together, and so are the days of a hole", () => {
    expect(answer.industries.length).toBeGreaterThan(80);
    expect(answer.industries.find(({ industry }) => industry === "银行")!.days).toBe(356);
    expect(answer.industries.some(({ industry }) => industry === "保险")).toBe(false);
    expect(answer.industries.some(({ industry }) => industry === null)).toBe(true);
    expect(answer.notes[0].en).toMatch(/^2 days have no factor returns, .*: 2024-06-27, 2024-06-28\.$/);
  });

  test("the signs of the year that the record agrees on: liquidity, turnover and residual volatility cost, reversal paid", () => {
    const total = Object.fromEntries(answer.summary.map(({ factor, totalReturn }) => [factor, totalReturn]));
    expect(total.liquidity).toBeLessThan(0);
    expect(total.turnover).toBeLessThan(0);
    expect(total.residualVolatility).toBeLessThan(0);
    expect(total.reversal).toBeGreaterThan(0);
  });

  test("volatilities are the roots of the covariance's diagonal, to 1e-12, and correlations lie within 1", () => {
    const { factors, values, correlations } = answer.covariance!;
    expect(factors).toEqual([...STYLE_NAMES.filter((style) => !ACCOUNTS.includes(style)), "country"]);
    factors.forEach((factor, k) => {
      const volatility = answer.volatility![factor as keyof NonNullable<FactorsAnswer["volatility"]>];
      if (factor !== "country") expect(Math.abs(Math.sqrt(values[k][k]) - volatility!)).toBeLessThan(1e-12);
      expect(correlations[k][k]).toBe(1);
      for (const value of correlations[k]) expect(Math.abs(value)).toBeLessThanOrEqual(1);
    });
    expect(answer.volatility!.size).toBeGreaterThan(0.05);
    expect(answer.specificRisk!.stocks).toBeGreaterThan(4500);
  });

  test("days asked change no figure of a day, and nothing looks ahead", async () => {
    const cut = await ask(store, { from: "2023-12-01", to: "2024-02-07" });
    expect(cut.days[0].date).toBe("2023-12-01");
    expect(cut.days).toEqual(answer.days.filter(({ date }) => date >= "2023-12-01" && date <= "2024-02-07"));
    expect(absentNames(cut)).toEqual(ACCOUNTS);
  });
});
