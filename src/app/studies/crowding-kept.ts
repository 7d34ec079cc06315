import type { Note } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import type { DailySeries } from "../../domain/market/series.ts";
import { type KeptSeries, knownDays } from "./kept-series.ts";
import { readList } from "./stock-data.ts";

/** The composite crowding of the small-cap bet by day, for the stage. Raise the number when it is computed in another way. */
export const COMPOSITE: KeptSeries = {
  kept: {
    name: "crowding composite 1",
    from: [
      "stock_daily",
      "stock_info",
      "index_daily",
      "stock_fundamental",
      "stock_price",
      "stock_shares",
      "stock_name",
    ],
  },
  compute: computed,
};

async function computed(store: Store, to?: Day): Promise<DailySeries> {
  const { listedAsOf } = await readList(store, [], to);
  if (listedAsOf === null) return { days: new Int32Array(0), values: new Float64Array(0) };
  const { loadCrowding } = await import("./crowding-data.ts");
  const { ladder } = await loadCrowding(store, to);
  return knownDays({ days: ladder.days, values: ladder.composite });
}

/** What has to be said of the composite as evidence; nothing where it is nowhere known. */
export function compositeNotes({ days }: DailySeries): Note[] {
  if (days.length === 0) return [];
  const [first, last] = [formatDay(days[0]), formatDay(days[days.length - 1])];
  return [
    {
      zh: `小盘拥挤度：${first} 至 ${last} 有值，其分位只与此前装入的日子相比（bianque crowding 详列）。`,
      en: `Size crowding: known ${first} to ${last}; its ranks compare with the days loaded before (see bianque crowding).`,
    },
  ];
}
