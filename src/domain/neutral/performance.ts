import { mean, standardDeviation } from "../../numerics/moments.ts";
import { medianOfFinite } from "../../numerics/quantile.ts";
import { drawdowns, expectedShortfall, expectedShortfallInterval, lossTail } from "../tail/index.ts";
import { type DayPnl, PNL_PARTS } from "./attribution.ts";
import type { NeutralDay } from "./backtest.ts";

/** Trading days by which returns are annualised. */
const DAYS_PER_YEAR = 244;

/** How a book did over its days. Returns are on equity; NaN with fewer than two days. */
export interface Performance {
  readonly totalReturn: number;
  readonly annualReturn: number;
  readonly annualVolatility: number;
  readonly sharpe: number;
  readonly maxDrawdown: number;
  /** Mean of the worst 5% of days, at least one. */
  readonly worstDaysMean: number;
  readonly worstDay: { readonly day: number; readonly return: number } | null;
  /** Mean loss beyond the worst 1% of days by the extreme-value law, with its 95% interval; NaN with too few days. */
  readonly shortfall: { readonly value: number; readonly low: number; readonly high: number };
  /** Capital at which nine tenths of the basket could be traded in 5 days: median over days; NaN unknown. */
  readonly capacity: number;
  /** Mean of a day's turnover x 244. */
  readonly annualTurnover: number;
  /** Sum of each part of the profit, in yuan. */
  readonly pnl: DayPnl;
}

/** Days in which a book at capacity is traded, and the level of its shortfall. */
const CAPACITY_DAYS = 5;
const SHORTFALL_LEVEL = 0.99;

/** Performance of the days of a book that took at most `participation` of a usual day's trading. */
export function performance(days: readonly NeutralDay[], capital: number, participation: number): Performance {
  const returns = dailyReturns(days, capital);
  const total = days.length > 0 ? days[days.length - 1].equity / capital - 1 : Number.NaN;
  const deviation = standardDeviation(returns);
  const sorted = [...returns].sort((a, b) => a - b);
  const tail = sorted.slice(0, Math.max(1, Math.floor(returns.length / 20)));
  const worst = returns.indexOf(sorted[0]);
  return {
    totalReturn: total,
    annualReturn: returns.length > 1 ? (1 + total) ** (DAYS_PER_YEAR / (returns.length - 1)) - 1 : Number.NaN,
    annualVolatility: deviation * Math.sqrt(DAYS_PER_YEAR),
    sharpe: (mean(returns) / deviation) * Math.sqrt(DAYS_PER_YEAR),
    maxDrawdown: 0 - drawdowns([capital, ...days.map(({ equity }) => equity)]).deepest,
    worstDaysMean: mean(tail),
    worstDay: worst < 0 ? null : { day: days[worst].day, return: returns[worst] },
    shortfall: shortfallOf(returns),
    capacity: medianOfFinite(days.map(({ equity, usualDays }) => (equity * CAPACITY_DAYS * participation) / usualDays)),
    annualTurnover: mean(days.map(({ turnover }) => turnover)) * DAYS_PER_YEAR,
    pnl: Object.fromEntries(
      PNL_PARTS.map((part) => [part, days.reduce((sum, { pnl }) => sum + pnl[part], 0)]),
    ) as unknown as DayPnl,
  };
}

/** Return of each day on the equity of the day before, the first on the capital. */
function dailyReturns(days: readonly NeutralDay[], capital: number): number[] {
  return days.map(({ equity }, i) => equity / (i === 0 ? capital : days[i - 1].equity) - 1);
}

function shortfallOf(returns: readonly number[]): Performance["shortfall"] {
  const tail = lossTail(Float64Array.from(returns, (value) => -value));
  const { low, high } = expectedShortfallInterval(tail, SHORTFALL_LEVEL);
  return { value: expectedShortfall(tail, SHORTFALL_LEVEL), low, high };
}
