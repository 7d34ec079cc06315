import { dateColumn, seriesColumn, type TableName } from "../../data/schema.ts";
import type { Scan, SeriesInventory, Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";

/**
 * A store as it would be if nothing dated later than `day` had been imported: rows and inventory end there.
 * What an import replaced, and what became of evening runs, are facts of the store, not of a day, and are told whole.
 * Facts about stocks as of one day (`stock_info`) are no record of days and stay whole; the studies that use them say so.
 * Closing it closes the store.
 */
export function storeUpTo(store: Store, day: Day): Store {
  const cut = (table: TableName, scan: Scan): Scan =>
    isRecord(table) ? { ...scan, to: Math.min(scan.to ?? day, day) } : scan;
  return {
    scan: (table, scan) => store.scan(table, cut(table, scan)),
    panel: (table, scan) => store.panel(table, cut(table, scan)),
    inventory: () => inventoryUpTo(store, day),
    replacements: (limit) => store.replacements(limit),
    replacementCounts: () => store.replacementCounts(),
    replacedCount: () => store.replacedCount(),
    kept: (kept, to) => store.kept(kept, Math.min(to ?? day, day)),
    eveningRuns: () => store.eveningRuns(),
    close: () => store.close(),
  };
}

function isRecord(table: TableName): boolean {
  return table !== "stock_info";
}

async function inventoryUpTo(store: Store, day: Day): Promise<SeriesInventory[]> {
  const found: SeriesInventory[] = [];
  for (const series of await store.inventory()) {
    if (!isRecord(series.table) || series.last <= day) found.push(series);
    else if (series.first <= day) found.push(await seriesUpTo(store, series, day));
  }
  return found;
}

/** What a series holds up to a day. The inventory names futures by product: the start of their symbols. */
async function seriesUpTo(store: Store, series: SeriesInventory, day: Day): Promise<SeriesInventory> {
  const { table } = series;
  const [dated, named] = [dateColumn(table), seriesColumn(table)];
  const held = await store.scan(table, { columns: [dated, named], to: day });
  const { values, index } = held.coded(named);
  const belongs = values.map((value) => value.startsWith(series.series));
  const days = held.dates(dated).filter((_, row) => belongs[index[row]]);
  const distinct = new Set(days);
  return { ...series, rows: days.length, last: Math.max(...distinct), days: distinct.size };
}
