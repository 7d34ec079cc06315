import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadFlows, loadRecords } from "../../../src/app/studies/dislocation-data.ts";
import type { Store } from "../../../src/data/store.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import {
  type BasisCalibration,
  calibrateBasis,
  type FlowRecord,
  PLAUSIBLE,
} from "../../../src/domain/dislocation/index.ts";
import { productNamed } from "../../../src/domain/market/products.ts";
import { DEALER_UNITS } from "../../support/dealer-units.ts";
import { recordedStore } from "../../support/filled-stores.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";

const window = (from: string, to: string) => ({ from: parseDay(from), to: parseDay(to) });
const CRASH = window("2024-01-02", "2024-02-08");
const BEFORE = parseDay("2023-12-29");
const VALUED = { volatility: "60d", rate: 0.02, cap: 1.5 } as const;
const PRODUCTS = ["IC", "IM"] as const;

describe.skipIf(sharedDataAbsent)("the structural law on the recorded crash, delta cap 1.5", () => {
  let store: Store;
  let flows: FlowRecord[];
  let found: BasisCalibration;
  beforeAll(async () => {
    store = await recordedStore();
    const loaded = await loadRecords(store, PRODUCTS.map(productNamed), "raw", 30, CRASH.to);
    flows = loaded.map(({ record, product }, i) => {
      const dealerUnits = new Float64Array(record.days.length).fill(Number.NaN);
      dealerUnits.set(DEALER_UNITS[PRODUCTS[i]], record.days.indexOf(BEFORE));
      return { record, multiplier: product.multiplier, dealerUnits, boughtLots: null };
    });
    found = calibrateBasis({ products: flows, window: CRASH });
  }, 60_000);
  afterAll(() => store.close());

  test("dealers hold what is kept of them, to a unit: the days around the knock-ins of 2024-01-22", async () => {
    const loaded = await loadRecords(store, [productNamed("IM")], "raw", 30, parseDay("2024-01-22"));
    const some = window("2024-01-22", "2024-01-22");
    const [{ dealerUnits, record }] = await loadFlows(store, loaded, some, VALUED);
    for (const i of [record.days.length - 2, record.days.length - 1]) {
      expect(Math.abs(dealerUnits![i] - DEALER_UNITS.IM[i - record.days.indexOf(BEFORE)])).toBeLessThan(1);
    }
  }, 60_000);

  test.each<["IC" | "IM", number, number]>([
    ["IC", 0.7, 0.811],
    ["IM", 0.8, 0.829],
  ])("%s: one step ahead at least %f of the changes are explained (%f)", (product, least, share) => {
    const { rSquared } = found.structural.products.find((one) => one.product === product)!;
    expect(rSquared).toBeGreaterThan(least);
    expect(Math.abs(rSquared - share)).toBeLessThan(0.002);
  });

  test("it needs an impact on the lower bound of its plausible range, and says so", () => {
    expect(found.bounds).toEqual(["impact"]);
    expect(found.structural.impact).toBe(0.3);
    expect(Math.abs(found.structural.reversion - 0.367)).toBeLessThan(0.01);
    expect(Math.abs(found.structural.build - 2.25)).toBeLessThan(0.03);
  });

  test("no parameter is identified alone; the product of impact and build is, within 0.5 to 0.9", () => {
    expect(found.identified.filter(({ identified }) => identified).map(({ name }) => name)).toEqual(["impact x build"]);
    const { low, high } = found.identified[3];
    expect(low).toBeGreaterThan(0.5);
    expect(high).toBeLessThan(0.9);
    expect(found.accepted.length).toBeGreaterThan(50);
  });

  test("dealers add 0.045 to what is explained of IC and nothing to IM", () => {
    const [ic, im] = PRODUCTS.map(
      (_, i) => found.structural.products[i].rSquared - found.withoutDealers.products[i].rSquared,
    );
    expect(Math.abs(ic - 0.045)).toBeLessThan(0.005);
    expect(Math.abs(im - 0.004)).toBeLessThan(0.005);
  });

  test("of the path of open interest two thirds are explained for IM, none for IC", () => {
    const [ic, im] = found.structural.products.map(({ openInterestRSquared }) => openInterestRSquared);
    expect(Math.abs(ic - 0.02)).toBeLessThan(0.01);
    expect(Math.abs(im - 0.667)).toBeLessThan(0.01);
  });

  test("freed of its range the impact is 0.27: the bound costs a hundredth of the loss at most", () => {
    const impact = { low: 0.05, high: 1.2, points: 24 };
    const { structural, bounds } = calibrateBasis({ products: flows, window: CRASH, ranges: { ...PLAUSIBLE, impact } });
    expect(bounds).toEqual([]);
    expect(Math.abs(structural.impact - 0.271)).toBeLessThan(0.005);
    expect(found.structural.loss - structural.loss).toBeLessThan(0.005);
  });

  test("the largest missing flows are about 20 billion: sales on 02-05 and 02-08, purchases on 01-31", () => {
    const missing = (product: string, date: string) =>
      found.unexplained.find((row) => row.product === product && row.day === parseDay(date))!.missingFlowCny / 1e9;
    expect(Math.abs(found.unexplained[0].missingFlowCny)).toBeLessThan(25e9);
    expect(Math.abs(missing("IM", "2024-02-05") + 19.3)).toBeLessThan(0.5);
    expect(Math.abs(missing("IM", "2024-02-08") + 22)).toBeLessThan(0.5);
    expect(Math.abs(missing("IM", "2024-01-31") - 20.8)).toBeLessThan(0.5);
  });
});
