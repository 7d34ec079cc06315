import type { Note } from "../../contract.ts";
import type { Kept, Store, WritableStore } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import type { DailySeries } from "../../domain/market/series.ts";

/** The composite as the store keeps it. Raise the number when it is computed in another way. */
export const KEPT: Kept = {
  name: "crowding composite 1",
  from: ["stock_daily", "stock_info", "index_daily", "stock_fundamental"],
};

/**
 * The composite crowding of the small-cap bet by day, for the stage: as kept at the import (reading it takes some
 * milliseconds, computing it a second and more), else computed. Each value is of that day and earlier ones only, so the
 * days up to `to` are the same either way. No days where nothing is known.
 */
export async function loadComposite(store: Store, to?: Day): Promise<DailySeries> {
  return (await store.kept(KEPT, to)) ?? computed(store, to);
}

/** Keeps the composite in the store, unless it is kept already or there are no stocks to compute it from. */
export async function keepCrowding(store: WritableStore): Promise<void> {
  if ((await store.kept(KEPT)) !== null) return;
  const series = await computed(store);
  if (series.days.length > 0) await store.keep(KEPT, series);
}

async function computed(store: Store, to?: Day): Promise<DailySeries> {
  const listed = await store.scan("stock_info", { columns: ["asof"] });
  if (listed.count === 0) return { days: new Int32Array(0), values: new Float64Array(0) };
  const { loadCrowding } = await import("./crowding-data.ts");
  const { ladder } = await loadCrowding(store, to);
  const known = [...ladder.composite.keys()].filter((i) => !Number.isNaN(ladder.composite[i]));
  return {
    days: Int32Array.from(known, (i) => ladder.days[i]),
    values: Float64Array.from(known, (i) => ladder.composite[i]),
  };
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
