import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backtestStudy } from "../../../src/app/studies/backtest.ts";
import { BACKTEST_TEMPLATE, BacktestSettings } from "../../../src/app/studies/backtest-settings.ts";
import type { BacktestAnswer } from "../../../src/contract.ts";
import { importInto } from "../../../src/data/ingest.ts";
import type { Store } from "../../../src/data/store.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { readYamlSettings } from "../../../src/data/yaml-settings.ts";
import { DataGap } from "../../../src/errors.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { SHARED, sharedDataAbsent } from "../../support/shared-data.ts";

async function ask(store: Store, config: string): Promise<BacktestAnswer> {
  return backtestStudy.answer.parse(await backtestStudy.run(store, backtestStudy.params.parse({ config })));
}

test("the commented configuration is the defaults", () => {
  const read = (text: string) => readYamlSettings(text, "book.yaml", BacktestSettings);
  expect(read(BACKTEST_TEMPLATE)).toEqual(read(""));
});

test("a store without single stocks is told what to import", async () => {
  const store = await emptyStore();
  await expect(ask(store, "")).rejects.toThrow(DataGap);
  await store.close();
});

describe.skipIf(sharedDataAbsent)("on recorded stocks", () => {
  let store: Store;
  beforeAll(async () => {
    const opened = await openDuckdbStore(":memory:", { access: "write" });
    await importInto(opened, null, {
      paths: [`${SHARED}/data`],
      skipBadRows: false,
      now: new Date("2024-12-31T12:00:00Z"),
    });
    store = opened;
  }, 60_000);
  afterAll(() => store.close());

  const FRICTIONLESS = `
costs: {commission: 0, slippage: 0, impact: 0, charges: false, futuresFee: 0, futuresSlippagePoints: 0}
trading: {limits: false, lot: 0, participation: null}
cashRate: 0
`;

  test("the smallest 400, hedged one for one with IM2403 without costs, lose 4.6%, 16.9% and 14.1% in three days", async () => {
    const basket =
      "from: 2024-01-02\nto: 2024-02-07\nbasket: {rebalance: daily}\nhedge: {contract: IM2403, wholeLots: false}";
    const { days } = await ask(store, `${basket}${FRICTIONLESS}`);
    // Figures of the crash tape, each within half a point.
    const expected = { "2024-02-05": -0.046, "2024-02-06": -0.169, "2024-02-07": -0.141 };
    for (const [date, hedged] of Object.entries(expected)) {
      const day = days.find((candidate) => candidate.date === date)!;
      expect(Math.abs(day.hedgedReturn! - hedged)).toBeLessThan(0.005);
    }
  });

  test("with costs, limits and lots the parts still add up, and the same days come of less data", async () => {
    const config = "from: 2024-01-02\nbasket: {universe: micro, rebalance: weekly}\n";
    const whole = await ask(store, `${config}to: 2024-02-29`);
    whole.days.forEach(({ equity, pnl }, i, all) => {
      const parts = Object.values(pnl).reduce((sum, value) => sum + value, 0);
      expect(Math.abs(parts - (equity - (i === 0 ? 100_000_000 : all[i - 1].equity)))).toBeLessThan(1e-6);
    });
    expect(whole.summary.pnl.costs).toBeLessThan(0);
    const cut = await ask(store, `${config}to: 2024-02-07`);
    expect(cut.days).toEqual(whole.days.slice(0, cut.days.length));
  });

  test("deciding on the close before or on the close itself is not the same book", async () => {
    const config = "from: 2024-01-02\nto: 2024-01-31\nbasket: {rebalance: daily";
    const [late, early] = [await ask(store, `${config}, lag: 1}`), await ask(store, `${config}, lag: 0}`)];
    expect(late.days.map(({ equity }) => equity)).not.toEqual(early.days.map(({ equity }) => equity));
  });

  test("the members of CSI500 by value, hedged by IC, earn little but what the basis costs", async () => {
    const config =
      "from: 2023-08-01\nto: 2024-01-19\nbasket: {universe: csi500, weighting: value}\nhedge: {product: IC}";
    const { summary, days } = await ask(store, config);
    expect(days.at(-1)!.sizes["500"] + days.at(-1)!.sizes["300"] + days.at(-1)!.sizes["1000"]).toBeGreaterThan(0.9);
    expect(summary.pnl.carry).toBeLessThan(0);
    expect(summary.annualVolatility!).toBeLessThan(0.06);
    expect(summary.capacity!).toBeGreaterThan(1e9);
  });

  test("a contract that is not loaded is named", async () => {
    await expect(ask(store, "hedge: {contract: IM3003}")).rejects.toThrow(
      new DataGap("hedge.contract is IM3003, of which no IM closes are loaded"),
    );
  });
});
