import { type Day, formatDay } from "../../domain/calendar/index.ts";
import type { DailySeries } from "../../domain/market/series.ts";
import type { TableName } from "../schema.ts";
import { type CloseRows, type Finding, percentText } from "./finding.ts";

/** For each day on which a contract had a close on this and the previous day too: how far it moved. */
export type FuturesMoves = ReadonlyMap<Day, { readonly symbol: string; readonly move: number }>;

/** The largest move of any of a product's contracts on each day, from one close to the next loaded one. */
export function futuresMoves(futures: CloseRows, product: string): FuturesMoves {
  const moves = new Map<Day, { symbol: string; move: number }>();
  const last = new Float64Array(futures.codes.length).fill(Number.NaN);
  for (let row = 0; row < futures.days.length; row++) {
    const code = futures.codeOf[row];
    const symbol = futures.codes[code];
    if (!symbol.startsWith(product)) continue;
    const move = futures.closes[row] / last[code] - 1;
    last[code] = futures.closes[row];
    const largest = moves.get(futures.days[row]);
    const isLarger = Math.abs(move) > Math.abs(largest?.move ?? 0) || !largest;
    if (!Number.isNaN(move) && isLarger) moves.set(futures.days[row], { symbol, move });
  }
  return moves;
}

/** Days on which an index shows the close of the day before although its futures moved. */
export function staleCloses(table: TableName, code: string, series: DailySeries, futures: FuturesMoves): Finding[] {
  const findings: Finding[] = [];
  for (let i = 1; i < series.days.length; i++) {
    const day = series.days[i];
    const moved = futures.get(day);
    if (series.values[i] !== series.values[i - 1] || !moved || moved.move === 0) continue;
    const [close, before, move] = [series.values[i], formatDay(series.days[i - 1]), percentText(moved.move)];
    const detail = {
      zh: `收盘 ${close} 与 ${before} 相同，而 ${moved.symbol} 变动 ${move}`,
      en: `close ${close} as on ${before}, while ${moved.symbol} moved ${move}`,
    };
    findings.push({ check: "stale-close", table, code, day, detail });
  }
  return findings;
}
