import { describe, expect, test } from "vitest";
import { keepSeries, knownDays, loadKept } from "../../../src/app/studies/kept-series.ts";
import { LIMIT_DOWN_SHARE, loadLimitDown } from "../../../src/app/studies/limit-down.ts";
import { importInto } from "../../../src/data/ingest.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { SHARED, sharedDataAbsent } from "../../support/shared-data.ts";

test("of a series only the days on which it is known are kept", () => {
  const series = { days: Int32Array.of(1, 2, 3), values: Float64Array.of(Number.NaN, 5, Number.NaN) };
  expect(knownDays(series)).toEqual({ days: Int32Array.of(2), values: Float64Array.of(5) });
});

test("a store without lows and highs has no share locked limit-down", async () => {
  expect((await loadKept(emptyStore(), LIMIT_DOWN_SHARE)).days).toHaveLength(0);
});

describe.skipIf(sharedDataAbsent)("on recorded lows and highs", () => {
  test("the kept share of stocks locked limit-down is the one that is computed, cut at any day", async () => {
    const store = await openDuckdbStore(":memory:", { access: "write" });
    const paths = ["stock-ohlc-2023-12_2024-03", "stocks-2024-06-29"].map((name) => `${SHARED}/data/${name}.csv.gz`);
    await importInto(store, null, { paths, skipBadRows: false, now: new Date("2024-12-31T12:00:00Z") });
    await keepSeries(store, LIMIT_DOWN_SHARE);
    expect(await store.kept(LIMIT_DOWN_SHARE.kept)).toEqual(knownDays(await loadLimitDown(store)));
    const day = parseDay("2024-02-05");
    expect(await loadKept(store, LIMIT_DOWN_SHARE, day)).toEqual(knownDays(await loadLimitDown(store, day)));
    await store.close();
  });
});
