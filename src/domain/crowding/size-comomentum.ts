import { rankGroups } from "../../numerics/rank-groups.ts";
import { MICROCAP_RULE, marketValuesByDay, wholeDays } from "../market/membership.ts";
import type { TradedPanel } from "../market/panel.ts";
import type { StockList } from "../market/stock-list.ts";
import { comomentum } from "./comomentum.ts";

/** Formation window: 52 weeks of five trading days. */
const WEEKS = 52;
const WEEK_DAYS = 5;
export const COMOMENTUM_DAYS = WEEKS * WEEK_DAYS;
const DECILES = 10;

/**
 * Comomentum of the smallest decile ("coSIZE"): for each day of the panel, the mean partial correlation of the weekly
 * industry-adjusted returns of its stocks with the rest of the decile, given the market, over the 52 blocks of five
 * trading days that end on the day (Lou and Polk 2022, their industry-adjusted variant, applied to size; neither the size
 * factor nor book-to-price is a control, since the decile is a bet on the one and the other needs fundamentals). Members
 * are those of the market values of the close before; a stock with a missing day in the window does not count. NaN before
 * 52 weeks are there. `residuals` is [stock x day], see residualReturns; `market` the market's return by day.
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
  const groups = new Int8Array(width);
  let t = 0;
  for (const marketValues of marketValuesByDay(panel, stocks, MICROCAP_RULE)) {
    t++;
    if (t < COMOMENTUM_DAYS || whole[t - 1] === 0 || whole[t] === 0) continue;
    const count = marketValues.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
    rankGroups(marketValues, [Math.floor(count / DECILES)], groups);
    const weeks: Float64Array[] = [];
    for (let j = 0; j < width; j++) if (groups[j] === 0) weeks.push(weeklySums(residuals, j * length + t));
    const control = weeklySums(market, t);
    if (!control.some(Number.isNaN)) answer[t] = comomentum(weeks, [control]);
  }
  return answer;
}

/** Sums of five days, 52 of them, the last ending at `end`. */
function weeklySums(values: Float64Array, end: number): Float64Array {
  return Float64Array.from({ length: WEEKS }, (_, w) => {
    const last = end - (WEEKS - 1 - w) * WEEK_DAYS;
    let sum = 0;
    for (let i = last - WEEK_DAYS + 1; i <= last; i++) sum += values[i];
    return sum;
  });
}
