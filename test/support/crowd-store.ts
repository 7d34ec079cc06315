import type { Origin, WritableStore } from "../../src/data/store.ts";
import { openDuckdbStore } from "../../src/data/stores/duckdb.ts";
import { parseDay } from "../../src/domain/calendar/index.ts";
import { cutCrowd, madeUpCrowd } from "./made-up-crowd.ts";

const ORIGIN: Origin = {
  source: "made up",
  sha256: "",
  format: "test",
  importedAt: "2024-01-01T00:00:00.000Z",
  synthetic: true,
  refused: 0,
};

/** Enough stocks for every rung down to the micro caps, where these are the 40 smallest. */
export const CROWD_WIDTH = 1920;
export const CROWD_MICRO = "40";

/** A store with a made-up market of `days` days and the list of its stocks; only the first `until` days where given. */
export async function crowdStore(days: number, until = days): Promise<WritableStore> {
  const { panel, stocks } = cutCrowd(madeUpCrowd(21, CROWD_WIDTH, days, 0.002), until);
  const store = await openDuckdbStore(":memory:", { access: "write" });
  const cells = [...panel.close.keys()].filter((at) => !Number.isNaN(panel.close[at]));
  const column = (values: Float64Array) => Float64Array.from(cells, (at) => values[at]);
  await store.append(
    "stock_daily",
    {
      date: Int32Array.from(cells, (at) => panel.days[Math.floor(at / CROWD_WIDTH)]),
      code: cells.map((at) => panel.codes[at % CROWD_WIDTH]),
      close: column(panel.close),
      volume: column(panel.volume),
      amount: column(panel.amount),
      turnover: column(panel.turnover),
    },
    ORIGIN,
  );
  await store.append(
    "stock_info",
    {
      asof: new Int32Array(CROWD_WIDTH).fill(parseDay("2025-12-31")),
      code: panel.codes,
      name: panel.codes.map((code) => `stock ${code}`),
      industry: stocks.industries,
      total_share: stocks.totalShares,
      float_share: stocks.floatShares,
      list_date: Int32Array.from(stocks.listDays),
    },
    ORIGIN,
  );
  return store;
}
