import { parseDay } from "../../src/domain/calendar/index.ts";
import { type DmaPath, driftingReturns, restruckReturns } from "../../src/domain/dma/index.ts";
import { type DailySeries, valueOn } from "../../src/domain/market/series.ts";
import { readShared } from "./shared-data.ts";

/** Legs by code of an index or symbol of a contract, with their weights. */
type Mix = Readonly<Record<string, number>>;

let closes: ReadonlyMap<string, DailySeries> | undefined;

/** Closes of every recorded index and contract, by code and symbol. */
function recordedCloses(): ReadonlyMap<string, DailySeries> {
  if (closes) return closes;
  const rows = new Map<string, { days: number[]; values: number[] }>();
  for (const file of ["index-daily", "futures-daily"]) {
    for (const row of readShared(`data/${file}.csv.gz`)) {
      if (row.close === "") continue;
      const name = row.code ?? row.symbol;
      const series = rows.get(name) ?? { days: [], values: [] };
      series.days.push(parseDay(row.date));
      series.values.push(Number(row.close));
      rows.set(name, series);
    }
  }
  closes = new Map(
    [...rows].map(([name, { days, values }]) => [
      name,
      { days: Int32Array.from(days), values: Float64Array.from(values) },
    ]),
  );
  return closes;
}

function returnsOf(name: string, days: Int32Array): Float64Array {
  const series = recordedCloses().get(name)!;
  return Float64Array.from(days, (day, t) =>
    t === 0 ? Number.NaN : valueOn(series, day) / valueOn(series, days[t - 1]) - 1,
  );
}

/** What an account on recorded indices and contracts lives through from a close to another; no day is locked. */
export function recordedPath(
  stocks: Mix,
  short: Mix,
  from: string,
  to: string,
  setting: "daily" | "fixed" = "daily",
): DmaPath {
  const all = recordedCloses().get("000852.SH")!.days;
  const days = all.filter((day) => day >= parseDay(from) && day <= parseDay(to));
  const legs = (mix: Mix) => Object.keys(mix).map((name) => returnsOf(name, days));
  const shorts = setting === "daily" ? restruckReturns : driftingReturns;
  return {
    days,
    stockReturns: driftingReturns(Object.values(stocks), legs(stocks)),
    shortReturns: shorts(Object.values(short), legs(short)),
    locked: new Float64Array(days.length),
  };
}
