import type { Kept, Store, WritableStore } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { DailySeries } from "../../domain/market/series.ts";

/**
 * A series that takes long to compute, so that the store keeps it from an import on. Each value is of its day and earlier
 * ones only, so the days up to any day are the same whether the series is kept or computed.
 */
export interface KeptSeries {
  readonly kept: Kept;
  readonly compute: (store: Store, to?: Day) => Promise<DailySeries>;
}

/** The series up to `to`: as kept at the import, else computed. */
export async function loadKept(store: Store, { kept, compute }: KeptSeries, to?: Day): Promise<DailySeries> {
  return (await store.kept(kept, to)) ?? compute(store, to);
}

/** Keeps a series in the store, unless it is kept already or has no days. */
export async function keepSeries(store: WritableStore, { kept, compute }: KeptSeries): Promise<void> {
  if ((await store.kept(kept)) !== null) return;
  const series = await compute(store);
  if (series.days.length > 0) await store.keep(kept, series);
}

/** The days of a series on which it is known. */
export function knownDays({ days, values }: DailySeries): DailySeries {
  const known = [...values.keys()].filter((i) => !Number.isNaN(values[i]));
  return { days: Int32Array.from(known, (i) => days[i]), values: Float64Array.from(known, (i) => values[i]) };
}
