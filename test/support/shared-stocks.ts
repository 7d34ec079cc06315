import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Day, parseDay } from "../../src/domain/calendar/index.ts";
import { boardOf } from "../../src/domain/market/board.ts";
import { onAxes, type StockPanel } from "../../src/domain/market/panel.ts";
import { isSpecialTreatment } from "../../src/domain/market/special-treatment.ts";
import type { StockList } from "../../src/domain/market/stock-list.ts";
import { readShared, SHARED } from "./shared-data.ts";

interface DensePanel<Column extends string> {
  readonly days: Int32Array;
  readonly codes: readonly string[];
  readonly columns: Record<Column, Float64Array>;
}

/** Number columns of large recorded CSVs as dense [day x code] fields. */
function readDense<Column extends string>(paths: readonly string[], columns: readonly Column[]): DensePanel<Column> {
  const dates: string[] = [];
  const names: string[] = [];
  const values = columns.map((): number[] => []);
  for (const path of paths) {
    const [header, ...lines] = gunzipSync(readFileSync(`${SHARED}/${path}`))
      .toString("latin1")
      .trim()
      .split("\n");
    const [datePlace, codePlace, ...places] = ["date", "code", ...columns].map((name) =>
      header.split(",").indexOf(name),
    );
    for (const line of lines) {
      const cells = line.split(",");
      dates.push(cells[datePlace]);
      names.push(cells[codePlace]);
      for (let k = 0; k < places.length; k++) values[k].push(Number(cells[places[k]]));
    }
  }
  const days = [...new Set(dates)].sort();
  const codes = [...new Set(names)].sort();
  const row = new Map(days.map((date, t) => [date, t * codes.length]));
  const column = new Map(codes.map((code, j) => [code, j]));
  const places = dates.map((date, i) => (row.get(date) ?? 0) + (column.get(names[i]) ?? 0));
  const dense = values.map((list) => {
    const field = new Float64Array(days.length * codes.length).fill(Number.NaN);
    for (let i = 0; i < list.length; i++) field[places[i]] = list[i];
    return field;
  });
  const fields = Object.fromEntries(columns.map((name, k) => [name, dense[k]])) as Record<Column, Float64Array>;
  return { days: Int32Array.from(days, (date): Day => parseDay(date)), codes, columns: fields };
}

/** Recorded daily closes of 2023-01..2024-06 (a day of no volume is NaN), with lows and highs where they are recorded. */
export function recordedStocks(): { panel: StockPanel; stocks: StockList } {
  const daily = readDense(["data/stock-daily-2023.csv.gz", "data/stock-daily-2024H1.csv.gz"], ["close", "volume"]);
  const range = readDense(["data/stock-ohlc-2023-12_2024-03.csv.gz"], ["low", "high"]);
  const { days, codes, columns } = daily;
  const close = columns.close.map((value, i) => (columns.volume[i] === 0 ? Number.NaN : value));
  const low = onAxes(daily, range, range.columns.low);
  const high = onAxes(daily, range, range.columns.high);
  return { panel: { days, codes, close, low, high }, stocks: recordedList(codes) };
}

function recordedList(codes: readonly string[]): StockList {
  const byCode = new Map(readShared("data/stocks-2024-06-29.csv.gz").map((row) => [row.code, row]));
  const rows = codes.map((code) => byCode.get(code) ?? {});
  return {
    boards: codes.map(boardOf),
    specialTreatment: Uint8Array.from(rows, (row) => (isSpecialTreatment(row.name) ? 1 : 0)),
    totalShares: Float64Array.from(rows, (row) => Number(row.total_share)),
    listDays: Float64Array.from(rows, (row) => listDayOf(row.list_date)),
  };
}

function listDayOf(text: string): number {
  const iso = text.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
  return iso.length === 10 ? parseDay(iso) : Number.NaN;
}

/** Daily returns of a recorded index on the given days; NaN on the first. */
export function recordedIndexReturns(code: string, days: Int32Array): Float64Array {
  const closes = new Map(
    readShared("data/index-daily.csv.gz")
      .filter((row) => row.code === code)
      .map((row) => [parseDay(row.date), Number(row.close)]),
  );
  const close = Array.from(days, (day) => closes.get(day) ?? Number.NaN);
  return Float64Array.from(close, (value, t) => (t === 0 ? Number.NaN : value / close[t - 1] - 1));
}
