import type { RandomStream } from "../../numerics/xoshiro.ts";
import type { Day } from "../calendar/index.ts";
import { dailyLimit } from "../market/price-limit.ts";
import { firstStocks, listedStock, type NewStock } from "./first-stocks.ts";
import { LISTING, SUSPENSION } from "./market-shape.ts";

/** The simulated stocks from day to day, one place a stock. */
export interface Crowd {
  readonly newStocks: readonly NewStock[];
  /** Day of the panel on which the stock first trades. */
  readonly entersOn: Int32Array;
  /** Last close. */
  readonly prices: Float64Array;
  /** Days traded since listing; those before the panel begins are told as SEASONED. */
  readonly tradedDays: Int32Array;
  readonly suspended: Uint8Array;
}

/** One day's moves by stock, and the largest allowed either way: 0 for a stock that does not trade. */
export interface DrawnDay {
  readonly moves: Float64Array;
  readonly limits: Float64Array;
}

const SEASONED = 1000;

/** The stocks of the first day and, in the order of their listing, all that list on the days after it. */
export function newCrowd(random: RandomStream, days: Int32Array, unmarked: number, marked: number): Crowd {
  const newStocks = firstStocks(random.fork(), unmarked, marked, days[0]);
  const listings = random.fork();
  const entersOn = newStocks.map(() => 0);
  for (let t = 1; t < days.length; t++) {
    if (listings.uniform() >= LISTING.chance) continue;
    newStocks.push(listedStock(listings, days[t]));
    entersOn.push(t);
  }
  return {
    newStocks,
    entersOn: Int32Array.from(entersOn),
    prices: Float64Array.from(newStocks, (stock) => stock.price),
    tradedDays: Int32Array.from(entersOn, (day) => (day === 0 ? SEASONED : 0)),
    suspended: new Uint8Array(newStocks.length),
  };
}

/** Draws day t: who is suspended, and how far each stock would move by itself. */
export function drawMoves(random: RandomStream, crowd: Crowd, day: Day, t: number): DrawnDay {
  const moves = new Float64Array(crowd.prices.length);
  const limits = new Float64Array(crowd.prices.length);
  for (let j = 0; j < moves.length; j++) {
    if (crowd.entersOn[j] >= t) continue;
    const chance = crowd.suspended[j] === 1 ? SUSPENSION.goesOn : SUSPENSION.begins;
    crowd.suspended[j] = random.uniform() < chance ? 1 : 0;
    const shock = random.normal();
    if (crowd.suspended[j] === 1) continue;
    const stock = crowd.newStocks[j];
    const limit = dailyLimit(stock.board, stock.specialTreatment, day, crowd.tradedDays[j] + 1);
    limits[j] = Number.isNaN(limit) ? Number.POSITIVE_INFINITY : limit;
    moves[j] = shock * (Number.isNaN(limit) ? LISTING.freeVolDaily : stock.volDaily);
  }
  return { moves, limits };
}

/** Moves every price; a stock that does not trade has a move of zero. */
export function applyMoves({ prices }: Crowd, moves: Float64Array): void {
  for (let j = 0; j < prices.length; j++) prices[j] *= 1 + moves[j];
}

/** Writes row t of the dense field of closes, and counts the day for each stock that trades. */
export function writeCloses({ prices, entersOn, suspended, tradedDays }: Crowd, close: Float64Array, t: number): void {
  for (let j = 0; j < prices.length; j++) {
    if (entersOn[j] > t || suspended[j] === 1) continue;
    close[t * prices.length + j] = prices[j];
    tradedDays[j]++;
  }
}
