import type { LadderRung } from "../../contract.ts";
import { levels, trailingReturns } from "../../domain/indices/index.ts";
import { type DailySeries, valueOn } from "../../domain/market/series.ts";
import type { TapeGroup } from "../../domain/simulate/index.ts";
import { orNull } from "./answer.ts";
import { type BuiltIndices, RUNGS } from "./built-indices.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";

/**
 * Returns by size on the last day that any series has: from the published index where it has a close that day, else from
 * the stocks. No rungs where nothing is loaded.
 */
export function sizeLadder(
  published: Readonly<Record<TapeGroup, DailySeries>>,
  built: BuiltIndices | null,
): LadderRung[] {
  const lastDays = [...RUNGS.map((rung) => published[rung].days.at(-1)), built?.days.at(-1)];
  const day = Math.max(...lastDays.map((last) => last ?? Number.NEGATIVE_INFINITY));
  if (!Number.isFinite(day)) return [];
  return RUNGS.map((rung) => {
    const fromStocks = built !== null && !(valueOn(published[rung], day) > 0);
    const closes = fromStocks ? { days: built.days, values: levels(built.groups[rung].returns) } : published[rung];
    const returns = trailingReturns(closes, day);
    return {
      rung,
      code: fromStocks ? null : INDEX_CODES[rung],
      day: orNull(returns.day),
      fiveDays: orNull(returns.fiveDays),
      yearToDate: orNull(returns.yearToDate),
    };
  });
}
