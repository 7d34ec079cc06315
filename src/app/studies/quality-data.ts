import type { CloseRows, StockFacts } from "../../data/quality/index.ts";
import { seriesColumn, type TableName } from "../../data/schema.ts";
import { MISSING_DAY, type Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { isSpecialTreatment } from "../../domain/market/special-treatment.ts";
import { readNames } from "./stock-prices.ts";

/** Days, codes and one number column of a table up to a day. */
export async function readCloses(
  store: Store,
  table: TableName,
  to: Day | undefined,
  column = "close",
): Promise<CloseRows> {
  const series = seriesColumn(table);
  const rows = await store.scan(table, { columns: ["date", series, column], to });
  const { values, index } = rows.coded(series);
  return { table, days: rows.dates("date"), codes: values, codeOf: index, closes: rows.numbers(column) };
}

/** The distinct days of a table, and of each of its codes. */
export function daysOf(rows: CloseRows): { all: Int32Array; byCode: Int32Array[] } {
  const byCode: Day[][] = rows.codes.map(() => []);
  const all: Day[] = [];
  for (let row = 0; row < rows.days.length; row++) {
    if (rows.days[row] !== all.at(-1)) all.push(rows.days[row]);
    byCode[rows.codeOf[row]].push(rows.days[row]);
  }
  return { all: Int32Array.from(all), byCode: byCode.map((days) => Int32Array.from(days)) };
}

/** Listing days from the latest list; ST by the name of each day, else by the lists as they were known on it. */
export async function readStockFacts(store: Store, to: Day | undefined): Promise<StockFacts> {
  const rows = await store.scan("stock_info", { columns: ["asof", "code", "name", "list_date"] });
  const [asof, codes, names] = [rows.dates("asof"), rows.texts("code"), rows.texts("name")];
  const listDays = new Map<string, Day>();
  const marked = new Map<string, { from: Day; isMarked: boolean }[]>();
  for (let row = 0; row < rows.count; row++) {
    const listDay = rows.dates("list_date")[row];
    if (listDay !== MISSING_DAY) listDays.set(codes[row], listDay);
    if (to !== undefined && asof[row] > to) continue;
    const known = marked.get(codes[row]) ?? [];
    marked.set(codes[row], [...known, { from: asof[row], isMarked: isSpecialTreatment(names[row]) }]);
  }
  const named = await readNames(store, to);
  const isSpecial = (code: string, day: Day) =>
    named.get(code)?.findLast(({ from }) => from <= day)?.isSpecial ??
    marked.get(code)?.findLast(({ from }) => from <= day)?.isMarked ??
    false;
  return {
    listDay: (code) => listDays.get(code) ?? Number.NaN,
    specialTreatment: isSpecial,
  };
}
