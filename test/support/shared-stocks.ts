import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Day, parseDay } from "../../src/domain/calendar/index.ts";
import { boardOf } from "../../src/domain/market/board.ts";
import { axesOf, type LongRows, type StockPanel, spread } from "../../src/domain/market/panel.ts";
import { isSpecialTreatment } from "../../src/domain/market/special-treatment.ts";
import type { StockList } from "../../src/domain/market/stock-list.ts";
import { readShared, SHARED } from "./shared-data.ts";

/** Columns of a large recorded CSV by name; far leaner than one record a row. */
function readLongRows<Column extends string>(paths: readonly string[], columns: readonly Column[]): LongRows<Column> {
  const dayOfText = new Map<string, Day>();
  const days: Day[] = [];
  const codes: string[] = [];
  const values = columns.map((): number[] => []);
  for (const path of paths) {
    const [header, ...lines] = gunzipSync(readFileSync(`${SHARED}/${path}`))
      .toString("latin1")
      .trim()
      .split("\n");
    const names = header.split(",");
    const places = columns.map((name) => names.indexOf(name));
    for (const line of lines) {
      const cells = line.split(",");
      const text = cells[names.indexOf("date")];
      const day = dayOfText.get(text) ?? parseDay(text);
      dayOfText.set(text, day);
      days.push(day);
      codes.push(cells[names.indexOf("code")]);
      places.forEach((place, k) => {
        values[k].push(Number(cells[place]));
      });
    }
  }
  const arrays = columns.map((name, k) => [name, Float64Array.from(values[k])]);
  return { days: Int32Array.from(days), codes, columns: Object.fromEntries(arrays) as Record<Column, Float64Array> };
}

/** Recorded daily closes of 2023-01..2024-06 (a day of no volume is NaN), with lows and highs where they are recorded. */
export function recordedStocks(): { panel: StockPanel; stocks: StockList } {
  const paths = ["data/stock-daily-2023.csv.gz", "data/stock-daily-2024H1.csv.gz"];
  const daily = readLongRows(paths, ["close", "volume"]);
  const axes = axesOf(daily);
  const { close, volume } = spread(axes, daily);
  const range = spread(axes, readLongRows(["data/stock-ohlc-2023-12_2024-03.csv.gz"], ["low", "high"]));
  return {
    panel: { ...axes, close: close.map((value, i) => (volume[i] === 0 ? Number.NaN : value)), ...range },
    stocks: recordedList(axes.codes),
  };
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
