import type { Executed, Holdings, Orders } from "../agent.ts";
import { UNDERLYING, WIDTH } from "../buckets.ts";
import type { Seen } from "../seen.ts";

const PAIR = UNDERLYING.length;

/** Many funds or accounts side by side: what each holds, what it is worth, and the most it was worth. */
export interface Members {
  readonly count: number;
  /** [members x buckets] and [members x futures], units. */
  readonly stocks: Float64Array;
  readonly futures: Float64Array;
  /** Yuan. */
  readonly equity: Float64Array;
  readonly peak: Float64Array;
}

/** Members that each hold `basket` (shares of 1) worth `cny` yuan, hedged by `hedge` (shares of 1) times `ratio`. */
export function enteredMembers(
  cny: Float64Array,
  equity: Float64Array,
  basket: Float64Array,
  hedge: Float64Array,
  ratio: number,
): Members {
  const count = cny.length;
  const stocks = new Float64Array(count * WIDTH);
  const futures = new Float64Array(count * PAIR);
  for (let j = 0; j < count; j++) {
    for (let k = 0; k < WIDTH; k++) stocks[j * WIDTH + k] = cny[j] * basket[k];
    for (let i = 0; i < PAIR; i++) futures[j * PAIR + i] = -ratio * cny[j] * hedge[i];
  }
  return { count, stocks, futures, equity: Float64Array.from(equity), peak: Float64Array.from(equity) };
}

/** Sum over members. */
export function holdingsOf({ count, stocks, futures }: Members): Holdings {
  const sum = { stocks: new Float64Array(WIDTH), futures: new Float64Array(PAIR) };
  for (let j = 0; j < count; j++) {
    for (let k = 0; k < WIDTH; k++) sum.stocks[k] += stocks[j * WIDTH + k];
    for (let i = 0; i < PAIR; i++) sum.futures[i] += futures[j * PAIR + i];
  }
  return sum;
}

/** Value of one member's stocks. */
export function stockValue({ stocks }: Members, member: number, price: Float64Array): number {
  let value = 0;
  for (let k = 0; k < WIDTH; k++) value += stocks[member * WIDTH + k] * price[k];
  return value;
}

/** What each member sells and trades beside it, member by member, and the sum. */
export interface MemberOrders extends Orders {
  /** Share of its stocks that each member sells. */
  readonly share: Float64Array;
}

/**
 * Orders of members that sell shares of their stocks: each buys back the futures that hedged what it sells, and brings
 * the others back to the value of the stocks it holds.
 */
export function sellShares(
  members: Members,
  share: Float64Array,
  seen: Seen,
  hedge: Float64Array,
  ratio: number,
): MemberOrders {
  const { count, stocks, futures } = members;
  const short = shortPerYuan(hedge, ratio, seen.future);
  const orders = {
    share,
    stocks: new Float64Array(WIDTH),
    futures: new Float64Array(PAIR),
    legs: new Float64Array(PAIR),
  };
  for (let j = 0; j < count; j++) {
    const value = stockValue(members, j, seen.price);
    for (let i = 0; i < PAIR; i++) orders.futures[i] -= short[i] * value + futures[j * PAIR + i];
    if (share[j] === 0) continue;
    for (let k = 0; k < WIDTH; k++) orders.stocks[k] -= share[j] * stocks[j * WIDTH + k];
    for (let i = 0; i < PAIR; i++) orders.legs[i] += short[i] * value * share[j];
  }
  return orders;
}

/** Futures that hedge stocks worth 1 yuan, as a positive number. */
function shortPerYuan(hedge: Float64Array, ratio: number, future: Float64Array): Float64Array {
  return hedge.map((share, i) => (ratio * share) / future[i]);
}

/** Members after a day: sales executed bucket by bucket, futures with them, and everything marked at the close. */
export function afterDay(
  members: Members,
  share: Float64Array,
  { close, sold, stockPrice, futurePrice }: Executed,
  before: Seen,
  hedge: Float64Array,
  ratio: number,
): Members {
  const { count } = members;
  const stocks = members.stocks.slice();
  const futures = members.futures.slice();
  const equity = members.equity.slice();
  const peak = members.peak.slice();
  const price = before.price;
  const rise = close.price.map((value, k) => value - price[k]);
  const missed = close.price.map((value, k) => value - stockPrice[k]);
  const futureRise = close.future.map((value, i) => value - before.future[i]);
  const futureMissed = close.future.map((value, i) => value - futurePrice[i]);
  const short = shortPerYuan(hedge, ratio, before.future);
  for (let j = 0; j < count; j++) {
    let value = 0;
    let done = 0;
    let gain = 0;
    for (let k = 0; k < WIDTH; k++) {
      const at = j * WIDTH + k;
      const real = share[j] * stocks[at] * sold[k];
      value += stocks[at] * price[k];
      done += real * price[k];
      gain += stocks[at] * rise[k] - real * missed[k];
      stocks[at] -= real;
    }
    for (let i = 0; i < PAIR; i++) {
      const at = j * PAIR + i;
      const traded = -short[i] * (value - done) - futures[at];
      gain += futures[at] * futureRise[i] + traded * futureMissed[i];
      futures[at] += traded;
    }
    equity[j] += gain;
    peak[j] = Math.max(peak[j], equity[j]);
  }
  return { count, stocks, futures, equity, peak };
}
