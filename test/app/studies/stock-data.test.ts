import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadTradedStocks } from "../../../src/app/studies/stock-data.ts";
import type { WritableStore } from "../../../src/data/store.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { origin } from "../../contract/store.ts";

const [MON, TUE] = [parseDay("2024-02-05"), parseDay("2024-02-06")];
const UNKNOWN = Number.NaN;

describe("stocks with what was traded of them", () => {
  let store: WritableStore;
  beforeEach(async () => {
    store = await openDuckdbStore(":memory:", { access: "write" });
    await store.append(
      "stock_daily",
      {
        date: Int32Array.of(MON, MON, MON, MON, TUE, TUE, TUE),
        code: ["000001", "300001", "600000", "159915", "000001", "300001", "600000"],
        close: Float64Array.of(10, 20, 5, 1, 11, 21, 5),
        volume: Float64Array.of(100, 50, 0, 9, 120, UNKNOWN, 80),
        amount: Float64Array.of(990, UNKNOWN, 0, 9, 1300, UNKNOWN, 400),
        turnover: Float64Array.of(0.01, UNKNOWN, 0, 9, 0.012, UNKNOWN, UNKNOWN),
      },
      origin("a"),
    );
    await store.append(
      "stock_info",
      {
        asof: Int32Array.of(TUE, TUE),
        code: ["300001", "600000"],
        name: ["*ST one", "two"],
        industry: ["steel", ""],
        total_share: Float64Array.of(2000, 3000),
        float_share: Float64Array.of(1000, 1600),
      },
      origin("b"),
    );
  });
  afterEach(() => store.close());

  const field = (values: Float64Array) => Array.from(values);

  test("funds and other codes that are no A-shares are left out", async () => {
    const { panel, stocks } = await loadTradedStocks(store);
    expect(panel.codes).toEqual(["000001", "300001", "600000"]);
    expect(stocks.industries).toEqual(["", "steel", ""]);
    expect(Array.from(stocks.specialTreatment)).toEqual([0, 1, 0]);
  });

  test("a day without volume is no trade", async () => {
    const { panel } = await loadTradedStocks(store);
    expect(field(panel.close)).toEqual([10, 20, UNKNOWN, 11, 21, 5]);
    expect(field(panel.volume)).toEqual([100, 50, 0, 120, UNKNOWN, 80]);
  });

  test("close x volume stands in for missing yuan, marked on the stock; where the volume is missing nothing does", async () => {
    const { panel } = await loadTradedStocks(store);
    expect(field(panel.amount)).toEqual([990, 1000, 0, 1300, UNKNOWN, 400]);
    expect(Array.from(panel.amountStandsIn)).toEqual([0, 1, 0]);
  });

  test("volume over the float of the list stands in for a missing turnover", async () => {
    const { panel } = await loadTradedStocks(store);
    expect(field(panel.turnover)).toEqual([0.01, 0.05, 0, 0.012, UNKNOWN, 0.05]);
  });

  test("nothing later than the day asked is read", async () => {
    const { panel, listedAsOf } = await loadTradedStocks(store, MON);
    expect(Array.from(panel.days)).toEqual([MON]);
    expect(listedAsOf).toBe(TUE);
  });
});
