import type { SaleImpact } from "../dma/index.ts";
import type { Liquidity } from "../neutral/index.ts";

/** What is held of one stock in yuan, and what is known of its trading; NaN where unknown. */
export interface HeldStock extends Liquidity {
  readonly value: number;
  /** Locked limit-down or suspended today: its selling begins a day later. */
  readonly locked: boolean;
}

/** A sum over thousands of stocks is as exact as this, relatively. */
const ROUNDING = 1e-12;

/** Days to sell one stock at a share of what it trades on a usual day; Infinity where that is not known. */
export function daysToSell({ value, dailyAmount, locked }: HeldStock, participation: number): number {
  if (!(value > 0)) return 0;
  const days = value / (participation * dailyAmount);
  return Number.isFinite(days) ? days + (locked ? 1 : 0) : Number.POSITIVE_INFINITY;
}

/**
 * Days until a share of the book's value is sold, every stock at the same time at `participation` of its usual trading, by
 * equal yuan a day: the least D with sum of min(value, rate x (D less the locked day)) = share x book, solved exactly
 * between the days on which a stock begins or ends. `total` is the whole book, with what has no price. Infinity where
 * stocks whose trading is unknown leave less than that share.
 */
export function daysToLiquidate(
  held: readonly HeldStock[],
  participation: number,
  share: number,
  total = held.reduce((sum, { value }) => sum + value, 0),
): number {
  const rates = held.map((stock) => ({
    value: stock.value,
    rate: participation * stock.dailyAmount,
    start: stock.locked ? 1 : 0,
    end: daysToSell(stock, participation),
  }));
  const known = rates.filter(({ value, end }) => value > 0 && Number.isFinite(end));
  const soldBy = (day: number) =>
    known.reduce((sum, { value, rate, start, end }) => sum + (day >= end ? value : rate * Math.max(0, day - start)), 0);
  const days = Float64Array.from(new Set([0, ...known.flatMap(({ start, end }) => [start, end])])).sort();
  const wanted = share * total * (1 - ROUNDING);
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (soldBy(days[middle]) < wanted) low = middle + 1;
    else high = middle;
  }
  if (low === days.length) return Number.POSITIVE_INFINITY;
  if (low === 0) return days[0];
  const [before, after] = [soldBy(days[low - 1]), soldBy(days[low])];
  return days[low - 1] + ((days[low] - days[low - 1]) * (wanted - before)) / (after - before);
}

/**
 * How far selling the whole book in one day moves prices, as a function of its size in equities: Y sigma sqrt(value / usual
 * amount) of each stock (square-root law: Bouchaud, Farmer and Lillo 2009), weighted by value. Each term grows with the
 * root of the book, so the sum is a square-root law itself. Stocks whose trading is unknown count as the mean of the
 * others; null where no stock's is known. `capital` is one equity in yuan, `coefficient` is Y.
 */
export function bookImpact(held: readonly HeldStock[], capital: number, coefficient: number): SaleImpact | null {
  const book = held.reduce((sum, { value }) => sum + value, 0);
  let [moved, known] = [0, 0];
  for (const { value, volatility, dailyAmount } of held) {
    const move = coefficient * volatility * Math.sqrt((value / book) * (capital / dailyAmount));
    if (!(value > 0) || !Number.isFinite(move)) continue;
    moved += value * move;
    known += value;
  }
  return known > 0 ? { law: "square-root", coefficient: 1, volatility: moved / known, turnover: 1 } : null;
}
