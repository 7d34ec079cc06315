import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backtestStudy } from "../../../src/app/studies/backtest.ts";
import { loadFuturesTerms } from "../../../src/app/studies/futures-terms.ts";
import { episodeFolder } from "../../../src/data/episode.ts";
import { importInto } from "../../../src/data/ingest.ts";
import type { WritableStore } from "../../../src/data/store.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { origin } from "../../contract/store.ts";

/** Terms of IM2403: margins known from two days on, a fee from the first alone. */
const TERMS = {
  date: Int32Array.of(parseDay("2024-01-02"), parseDay("2024-02-05")),
  symbol: ["IM2403", "IM2403"],
  margin_short: Float64Array.of(0.14, 0.15),
  fee: Float64Array.of(0.00003, Number.NaN),
};

describe("margins and fees as of the day", () => {
  let store: WritableStore;
  beforeAll(async () => {
    const opened = await openDuckdbStore(":memory:", { access: "write" });
    store = opened;
    await importInto(opened, null, {
      paths: [episodeFolder()],
      skipBadRows: false,
      now: new Date("2024-05-01T08:00:00Z"),
    });
    await store.append("futures_terms", TERMS, origin("tushare"));
  });
  afterAll(() => store.close());

  test("a value stands from its day until the next one, and none is known before or of another contract", async () => {
    const { on, count } = await loadFuturesTerms(store);
    expect(count).toBe(2);
    expect(on("IM2403", parseDay("2023-12-29"))).toEqual({ marginRate: Number.NaN, fee: Number.NaN });
    expect(on("IM2403", parseDay("2024-02-02"))).toEqual({ marginRate: 0.14, fee: 0.00003 });
    expect(on("IM2403", parseDay("2024-02-05"))).toEqual({ marginRate: 0.15, fee: 0.00003 });
    expect(on("IM2406", parseDay("2024-02-05"))).toEqual({ marginRate: Number.NaN, fee: Number.NaN });
  });

  test("what came into force later is not known before", async () => {
    const { on } = await loadFuturesTerms(store, parseDay("2024-02-02"));
    expect(on("IM2403", parseDay("2024-02-07")).marginRate).toBe(0.14);
  });

  const rates = async (hedge: string) => {
    const config = `{synthetic: true, from: 2024-02-01, to: 2024-02-08, hedge: {contract: IM2403${hedge}}}`;
    const { days } = await backtestStudy.run(store, backtestStudy.params.parse({ config }));
    return days.map(({ margin, futuresNotional }) => margin / Math.abs(futuresNotional));
  };

  test("a neutral book puts up the margin of each day, unless its settings name one", async () => {
    for (const [t, rate] of (await rates("")).entries()) expect(rate).toBeCloseTo(t < 2 ? 0.14 : 0.15, 12);
    for (const rate of await rates(", margin: 0.1")) expect(rate).toBeCloseTo(0.1, 12);
  });
});
