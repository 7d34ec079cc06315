import type { Day } from "../calendar/index.ts";
import type { TradingDoors } from "../market/trading-doors.ts";
import { type Liquidity, type StockCosts, stockCostRate } from "./costs.ts";
import { fenOf } from "./money.ts";

/** Stocks held and orders outstanding while a book is being simulated, one place a stock. */
export interface StockAccount {
  readonly shares: Float64Array;
  /** Last close of each stock; NaN before its first. */
  readonly prices: Float64Array;
  /** Shares still to be bought (positive) or sold (negative). */
  readonly orders: Float64Array;
}

export function newStockAccount(width: number): StockAccount {
  return {
    shares: new Float64Array(width),
    prices: new Float64Array(width).fill(Number.NaN),
    orders: new Float64Array(width),
  };
}

/** Value of the stocks at their last closes in fen, each stock's rounded, so that sums are exact. */
export function stockValueFen({ shares, prices }: StockAccount): number {
  let value = 0;
  for (let j = 0; j < shares.length; j++) if (shares[j] !== 0) value += fenOf(shares[j] * prices[j]);
  return value;
}

/** Changes the shares held of a stock; answers by how many fen its value rose. */
function turn(account: StockAccount, stock: number, by: number): number {
  const { shares, prices, orders } = account;
  const before = fenOf(shares[stock] * prices[stock]);
  shares[stock] += by;
  orders[stock] -= by;
  return fenOf(shares[stock] * prices[stock]) - before;
}

/** Takes the closes of a day; a NaN leaves the last close standing. */
export function takeCloses({ prices }: StockAccount, closes: Float64Array): void {
  for (let j = 0; j < prices.length; j++) if (!Number.isNaN(closes[j])) prices[j] = closes[j];
}

/** How orders are carried out. */
export interface ExecutionRules {
  readonly costs: StockCosts;
  /** Shares of a lot; 1 where parts of a lot may be bought, and 0 for any fraction of a share. */
  readonly lot: number;
  /** Largest share of the day's volume that an order may take. */
  readonly participation: number;
}

/** Places the orders that turn the account into `weights` of `value` yuan, replacing all others; NaN weights count as 0. */
export function aimAt(account: StockAccount, weights: Float64Array, value: number, lot: number): void {
  const { shares, prices, orders } = account;
  for (let j = 0; j < shares.length; j++) {
    const wanted = weights[j] > 0 && prices[j] > 0 ? inLots((weights[j] * value) / prices[j], lot) : 0;
    orders[j] = wanted - shares[j];
  }
}

/** A number of shares rounded to the nearest lot. */
function inLots(shares: number, lot: number): number {
  return lot > 0 ? lot * Math.round(shares / lot) : shares;
}

/** What a day's trading came to. */
export interface Traded {
  readonly boughtFen: number;
  readonly soldFen: number;
  /** All costs, paid from cash. */
  readonly costFen: number;
  /** Yuan of orders that could not be carried out. */
  readonly unfilled: number;
}

/** What the market allows on a day. */
export interface MarketDay {
  readonly day: Day;
  readonly doors: TradingDoors;
  /** Shares traded; NaN where unknown, which sets no limit. */
  readonly volume: (stock: number) => number;
  readonly liquidity: (stock: number) => Liquidity;
}

/**
 * Carries out orders at the closes of a day: sales first, then purchases out of `cashFen` and what was sold. A shut door
 * fills nothing, no order takes more than its share of the day's volume, and what is not filled stands for the next day.
 * Stocks bought today are sold on a later day at the earliest, since a day trades once, sales before purchases (T+1).
 */
export function carryOut(account: StockAccount, market: MarketDay, rules: ExecutionRules, cashFen: number): Traded {
  const sales = sellOrders(account, market, rules);
  const purchases = buyOrders(account, market, rules, cashFen + sales.valueFen - sales.costFen);
  return {
    boughtFen: purchases.valueFen,
    soldFen: sales.valueFen,
    costFen: sales.costFen + purchases.costFen,
    unfilled: openOrders(account),
  };
}

interface Side {
  readonly valueFen: number;
  readonly costFen: number;
}

function sellOrders(account: StockAccount, market: MarketDay, rules: ExecutionRules): Side {
  const { shares, prices, orders } = account;
  const total = { valueFen: 0, costFen: 0 };
  for (let j = 0; j < orders.length; j++) {
    if (!(orders[j] < 0) || !market.doors.canSell(j)) continue;
    const sold = withinVolume(Math.min(-orders[j], shares[j]), market.volume(j), rules);
    if (sold === 0) continue;
    const value = sold * prices[j];
    total.costFen += fenOf(value * stockCostRate(rules.costs, "sell", market.day, value, market.liquidity(j)));
    total.valueFen -= turn(account, j, -sold);
  }
  return total;
}

function buyOrders(account: StockAccount, market: MarketDay, rules: ExecutionRules, cashFen: number): Side {
  const { prices, orders } = account;
  const open: { stock: number; wanted: number; rate: number }[] = [];
  let neededFen = 0;
  for (let j = 0; j < orders.length; j++) {
    if (!(orders[j] > 0) || !market.doors.canBuy(j)) continue;
    const wanted = withinVolume(orders[j], market.volume(j), rules);
    const value = wanted * prices[j];
    const rate = stockCostRate(rules.costs, "buy", market.day, value, market.liquidity(j));
    if (wanted > 0) open.push({ stock: j, wanted, rate });
    neededFen += fenOf(value) + fenOf(value * rate);
  }
  const part = neededFen > 0 ? Math.min(1, Math.max(0, cashFen / neededFen)) : 0;
  const total = { valueFen: 0, costFen: 0 };
  for (const { stock, wanted, rate } of open) {
    const bought = part === 1 ? wanted : wholeLots(wanted * part, rules.lot);
    total.costFen += fenOf(bought * prices[stock] * rate);
    total.valueFen += turn(account, stock, bought);
  }
  return total;
}

function withinVolume(wanted: number, volume: number, { participation, lot }: ExecutionRules): number {
  const most = participation * volume;
  return wanted > most ? wholeLots(most, lot) : wanted;
}

function wholeLots(shares: number, lot: number): number {
  return lot > 0 ? lot * Math.floor(shares / lot) : shares;
}

/** Yuan of the orders that stand. */
function openOrders({ orders, prices }: StockAccount): number {
  let value = 0;
  for (let j = 0; j < orders.length; j++)
    if (orders[j] !== 0 && prices[j] > 0) value += Math.abs(orders[j]) * prices[j];
  return value;
}
