import { z } from "zod";
import { Inventory, type InventoryRow } from "../../contract.ts";
import { TABLES, type TableName } from "../../data/schema.ts";
import type { SeriesInventory, Store } from "../../data/store.ts";
import { type Day, formatDay, tradingDaysBetween } from "../../domain/calendar/index.ts";
import { dayOption, type Study } from "./study.ts";

/** Tables that should have a row every trading day. */
const DAILY: ReadonlySet<TableName> = new Set([
  "index_daily",
  "index_total_return",
  "futures_daily",
  "basis_history",
  "stock_daily",
  "stock_ohlc",
  "stock_price",
  "stock_shares",
  "stock_limit",
]);

const params = z.object({
  date: dayOption("date", "Day against which freshness is told (default: the last day that any daily table holds)"),
});
type Params = z.infer<typeof params>;

/** What is loaded, how fresh it is, and what is missing; a table that holds nothing has one row of zero rows. */
export const inventoryStudy: Study<Params, Inventory> = {
  name: "inventory",
  summary: "What is loaded, how fresh it is, where it came from, and what is missing",
  params,
  answer: Inventory,
  examples: ["bianque inventory", "bianque inventory --date 2024-06-28 --json"],
  async run(store: Store, { date }: Params): Promise<Inventory> {
    const held = await store.inventory();
    const asked = date ?? lastDailyDay(held);
    const empty = (Object.keys(TABLES) as TableName[]).filter(
      (table) => !held.some((series) => series.table === table),
    );
    return {
      date: asked === null ? null : formatDay(asked),
      rows: [...held.map((series) => heldRow(series, asked)), ...empty.map(emptyRow)],
      replaced: await store.replacedCount(),
    };
  },
};

function lastDailyDay(held: readonly SeriesInventory[]): Day | null {
  const days = held.filter(({ table }) => DAILY.has(table)).map(({ last }) => last);
  return days.length > 0 ? Math.max(...days) : null;
}

function heldRow(series: SeriesInventory, asked: Day | null): InventoryRow {
  const { table, first, last, days } = series;
  const isDaily = DAILY.has(table);
  return {
    table,
    series: series.series,
    rows: series.rows,
    first: formatDay(first),
    last: formatDay(last),
    missingDays: isDaily ? tradingDaysBetween(first, last) + 1 - days : null,
    staleDays: isDaily && asked !== null ? Math.max(0, tradingDaysBetween(last, asked)) : null,
    sources: [...series.sources],
    importedAt: series.importedAt,
    synthetic: series.synthetic,
  };
}

function emptyRow(table: TableName): InventoryRow {
  const nothing = { first: null, last: null, missingDays: null, staleDays: null, importedAt: null };
  return { table, series: "", rows: 0, ...nothing, sources: [], synthetic: false };
}
