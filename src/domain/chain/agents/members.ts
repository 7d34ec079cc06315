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
  const orders = {
    share,
    stocks: new Float64Array(WIDTH),
    futures: new Float64Array(PAIR),
    legs: new Float64Array(PAIR),
  };
  for (let j = 0; j < members.count; j++) {
    const value = stockValue(members, j, seen.price);
    for (let k = 0; k < WIDTH; k++) orders.stocks[k] -= share[j] * members.stocks[j * WIDTH + k];
    for (let i = 0; i < PAIR; i++) {
      orders.futures[i] += restrike(members, j, i, value, seen, hedge, ratio);
      orders.legs[i] += (ratio * hedge[i] * value * share[j]) / seen.future[i];
    }
  }
  return orders;
}

/** Futures that bring a member's short to the value of its stocks. */
function restrike(
  members: Members,
  member: number,
  i: number,
  value: number,
  seen: Seen,
  hedge: Float64Array,
  ratio: number,
): number {
  return (-ratio * hedge[i] * value) / seen.future[i] - members.futures[member * PAIR + i];
}

/** Members after a day: sales executed bucket by bucket, futures with them, and everything marked at the close. */
export function afterDay(
  members: Members,
  share: Float64Array,
  executed: Executed,
  before: Seen,
  hedge: Float64Array,
  ratio: number,
): Members {
  const { close, sold, stockPrice, futurePrice } = executed;
  const stocks = Float64Array.from(members.stocks);
  const futures = Float64Array.from(members.futures);
  const equity = Float64Array.from(members.equity);
  const peak = Float64Array.from(members.peak);
  for (let j = 0; j < members.count; j++) {
    const value = stockValue(members, j, before.price);
    let gain = 0;
    let ordered = 0;
    let done = 0;
    for (let k = 0; k < WIDTH; k++) {
      const at = j * WIDTH + k;
      const sale = share[j] * stocks[at];
      const real = sale * sold[k];
      ordered += sale * before.price[k];
      done += real * before.price[k];
      gain += stocks[at] * (close.price[k] - before.price[k]) - real * (close.price[k] - stockPrice[k]);
      stocks[at] -= real;
    }
    const executedShare = ordered > 0 ? done / ordered : 0;
    for (let i = 0; i < PAIR; i++) {
      const at = j * PAIR + i;
      const leg = (ratio * hedge[i] * value * share[j] * executedShare) / before.future[i];
      const traded = restrike(members, j, i, value, before, hedge, ratio) + leg;
      gain += futures[at] * (close.future[i] - before.future[i]) + traded * (close.future[i] - futurePrice[i]);
      futures[at] += traded;
    }
    equity[j] += gain;
    peak[j] = Math.max(peak[j], equity[j]);
  }
  return { count: members.count, stocks, futures, equity, peak };
}
