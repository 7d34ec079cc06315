import { dateColumn, seriesColumn, type TableName } from "../../data/schema.ts";
import type { ReplacementCount, Scan, SeriesInventory, Store } from "../../data/store.ts";
import { type Day, parseDay } from "../../domain/calendar/index.ts";

/** More replaced rows of a table than this are not counted one by one. */
const MOST_REPLACEMENTS = 100_000;

/**
 * A store as it would be if nothing dated later than `day` had been imported: rows, inventory and replaced rows end there.
 * Facts about stocks as of one day (`stock_info`) are no record of days and stay whole; the studies that use them say so.
 * Closing it closes the store.
 */
export function storeUpTo(store: Store, day: Day): Store {
  const cut = (table: TableName, scan: Scan): Scan =>
    isRecord(table) ? { ...scan, to: Math.min(scan.to ?? day, day) } : scan;
  const replacements = async (limit: number) =>
    (await store.replacements(limit)).filter(
      ({ table, key }) => !isRecord(table) || parseDay(key[dateColumn(table)]) <= day,
    );
  const replacementCounts = async () => counted(await replacements(MOST_REPLACEMENTS));
  return {
    scan: (table, scan) => store.scan(table, cut(table, scan)),
    panel: (table, scan) => store.panel(table, cut(table, scan)),
    inventory: () => inventoryUpTo(store, day),
    replacements,
    replacementCounts,
    replacedCount: async () => (await replacementCounts()).reduce((sum, { rows }) => sum + rows, 0),
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

function counted(replaced: Awaited<ReturnType<Store["replacements"]>>): ReplacementCount[] {
  const counts = new Map<string, ReplacementCount>();
  for (const { table, oldSource, newSource, newImportedAt } of replaced) {
    const pair = JSON.stringify([table, oldSource, newSource, newImportedAt]);
    const rows = (counts.get(pair)?.rows ?? 0) + 1;
    counts.set(pair, { table, rows, oldSource, newSource, newImportedAt });
  }
  return [...counts.values()];
}
