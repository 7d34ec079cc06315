import { checkMarket } from "./check-market.ts";
import { sumTo } from "./curve.ts";
import type { Curve, LocalVolatility, Market } from "./market.ts";

/** A market as functions of trading day and log price. */
export interface Dynamics {
  /** Rate, and carry, summed over the days from one (fractional) day to a later one. */
  readonly rateOver: (from: number, to: number) => number;
  readonly carryOver: (from: number, to: number) => number;
  /** Variance of log price per day, at a (fractional) day and a log price. */
  readonly variance: (day: number, x: number) => number;
  /** Lowest volatility a year anywhere. */
  readonly lowestVolatility: number;
}

/** The market in daily terms. Throws InputError for curves and surfaces out of shape or out of range. */
export function dynamics(market: Market, daysPerYear: number): Dynamics {
  checkMarket(market);
  const volatility = volatilityAt(market.volatility);
  return {
    rateOver: integral(market.rate, daysPerYear),
    carryOver: integral(market.carry, daysPerYear),
    variance: (day, x) => volatility(day, x) ** 2 / daysPerYear,
    lowestVolatility: lowest(market.volatility),
  };
}

function integral(rate: number | Curve, daysPerYear: number): (from: number, to: number) => number {
  if (typeof rate === "number") return (from, to) => (rate * (to - from)) / daysPerYear;
  return (from, to) => (sumTo(rate, to) - sumTo(rate, from)) / daysPerYear;
}

function volatilityAt(volatility: number | LocalVolatility): (day: number, x: number) => number {
  if (typeof volatility === "number") return () => volatility;
  if (volatility.kind === "skew") {
    const { atReference, slope, floor, cap } = volatility;
    const reference = Math.log(volatility.reference);
    return (_day, x) => Math.min(Math.max(atReference + slope * (x - reference), floor), cap);
  }
  const { days, prices } = volatility;
  const logs = prices.map(Math.log);
  return (day, x) => {
    const [i, alongDay] = place(days, day);
    const [j, alongPrice] = place(logs, x);
    const at = (row: readonly number[]) => row[j] + alongPrice * ((row[j + 1] ?? row[j]) - row[j]);
    const first = at(volatility.volatility[i]);
    return first + alongDay * (at(volatility.volatility[i + 1] ?? volatility.volatility[i]) - first);
  };
}

/** Interval of rising numbers in which a value lies and how far along it, held to the ends. */
function place(rising: readonly number[], value: number): [index: number, share: number] {
  const last = rising.length - 1;
  if (!(value > rising[0])) return [0, 0];
  if (value >= rising[last]) return [last, 0];
  let i = 0;
  while (rising[i + 1] <= value) i++;
  return [i, (value - rising[i]) / (rising[i + 1] - rising[i])];
}

function lowest(volatility: number | LocalVolatility): number {
  if (typeof volatility === "number") return volatility;
  return volatility.kind === "skew" ? volatility.floor : Math.min(...volatility.volatility.flat());
}
