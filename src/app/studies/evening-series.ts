import type { WritableStore } from "../../data/store.ts";
import { COMPOSITE } from "./crowding-kept.ts";
import { keepSeries } from "./kept-series.ts";
import { LIMIT_DOWN_SHARE } from "./limit-down.ts";

/** Keeps what every evening needs and only an import changes. */
export async function keepEveningSeries(store: WritableStore): Promise<void> {
  for (const series of [COMPOSITE, LIMIT_DOWN_SHARE]) await keepSeries(store, series);
}
