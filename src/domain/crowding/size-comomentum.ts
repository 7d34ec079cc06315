import { rankGroups } from "../../numerics/rank-groups.ts";
import { weekOf } from "../indices/rebalance-days.ts";
import { MICROCAP_RULE, marketValuesByDay, wholeDays } from "../market/membership.ts";
import type { TradedPanel } from "../market/panel.ts";
import type { StockList } from "../market/stock-list.ts";
import { comomentum } from "./comomentum.ts";

/** Weeks of the formation window. */
const WEEKS = 52;
const DECILES = 10;

/**
 * Comomentum of the smallest decile ("coSIZE"): for each day of the panel, the mean partial correlation of the weekly
 * industry-adjusted returns of its stocks with the rest of the decile, given the market, over the 52 weeks with trading
 * that end with the day's own, which counts up to the day (Lou and Polk 2022, their industry-adjusted variant, applied to
 * size; neither the size factor nor book-to-price is a control, since the decile is a bet on the one and the other needs
 * fundamentals). Members are those of the market values of the close before; a stock with a missing day in the window
 * does not count. The panel's first week may be a part of one and is left out; NaN before 52 others are there.
 * `residuals` is [stock x day], see residualReturns; `market` the market's return by day.
 */
export function sizeComomentum(
  panel: TradedPanel,
  stocks: StockList,
  residuals: Float64Array,
  market: Float64Array,
): Float64Array {
  const [length, width] = [panel.days.length, panel.codes.length];
  const answer = new Float64Array(length).fill(Number.NaN);
  const whole = wholeDays(panel);
  const starts = weekStarts(panel.days);
  const groups = new Int8Array(width);
  let t = 0;
  for (const marketValues of marketValuesByDay(panel, stocks, MICROCAP_RULE)) {
    t++;
    const begun = starts.findLastIndex((start) => start <= t);
    if (begun < WEEKS || whole[t - 1] === 0 || whole[t] === 0) continue;
    const window = starts.slice(begun - WEEKS + 1, begun + 1);
    const control = weeklySums(market, 0, window, t);
    if (control.some(Number.isNaN)) continue;
    const count = marketValues.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
    rankGroups(marketValues, [Math.floor(count / DECILES)], groups);
    const weeks: Float64Array[] = [];
    for (let j = 0; j < width; j++) if (groups[j] === 0) weeks.push(weeklySums(residuals, j * length, window, t));
    answer[t] = comomentum(weeks, [control]);
  }
  return answer;
}

/** Position of the first day of each week with trading. */
function weekStarts(days: Int32Array): number[] {
  return [...days.keys()].filter((t) => t === 0 || weekOf(days[t]) !== weekOf(days[t - 1]));
}

/** Sums of the weeks that start at the positions given, each counted from `offset`; the last ends at position `end`. */
function weeklySums(values: Float64Array, offset: number, starts: readonly number[], end: number): Float64Array {
  return Float64Array.from(starts, (start, w) => {
    const next = starts[w + 1] ?? end + 1;
    let sum = 0;
    for (let t = start; t < next; t++) sum += values[offset + t];
    return sum;
  });
}
