import { type BasisSnapshot, basisSnapshot, realisedDividendPoints } from "../../src/domain/basis/index.ts";
import { parseDay } from "../../src/domain/calendar/index.ts";
import { productNamed } from "../../src/domain/market/products.ts";
import { type DailySeries, valueOn } from "../../src/domain/market/series.ts";
import { readShared } from "./shared-data.ts";

/** Closes of a recorded index. */
export function recordedSeries(file: string, code: string): DailySeries {
  const rows = readShared(`data/${file}`).filter((row) => row.code === code && row.close !== "");
  return {
    days: Int32Array.from(rows, (row) => parseDay(row.date)),
    values: Float64Array.from(rows, (row) => Number(row.close)),
  };
}

/** Snapshots of a product's contracts on every recorded day, with the dividends realised. */
export function recordedBasis(name: string) {
  const product = productNamed(name);
  const spot = recordedSeries("index-daily.csv.gz", product.index);
  const dividends = realisedDividendPoints(spot, recordedSeries("index-total-return.csv.gz", product.totalReturnIndex));
  const byDay = new Map<number, { symbol: string; close: number; openInterest: number }[]>();
  for (const row of readShared("data/futures-daily.csv.gz")) {
    if (!row.symbol.startsWith(name)) continue;
    const day = parseDay(row.date);
    if (!byDay.has(day)) byDay.set(day, []);
    byDay.get(day)!.push({ symbol: row.symbol, close: Number(row.close), openInterest: Number(row.open_interest) });
  }
  const days = [...byDay.keys()].sort((a, b) => a - b);
  const snapshots: BasisSnapshot[] = days.map((day) =>
    basisSnapshot(day, valueOn(spot, day), byDay.get(day)!, dividends),
  );
  return { product, spot, dividends, snapshots };
}
