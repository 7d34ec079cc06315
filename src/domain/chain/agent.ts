import type { Moment, Seen } from "./seen.ts";

/** Everyone who has an account. `others` hold what nobody else does; they and the arbitrageurs take the other side. */
export const AGENTS = [
  "dealers",
  "neutral",
  "dma",
  "enhanced",
  "lossSellers",
  "privateFunds",
  "hedgers",
  "pledgeLenders",
  "valueBuyers",
  "stabilisation",
  "arbitrageurs",
  "others",
] as const;
export type AgentName = (typeof AGENTS)[number];

/** What an agent holds: units of each bucket and of each future, negative where short. A unit is 1 yuan at the start. */
export interface Holdings {
  readonly stocks: Float64Array;
  readonly futures: Float64Array;
}

/** What an agent wants to trade over the day to come, in units; purchases are positive. */
export interface Orders {
  readonly stocks: Float64Array;
  /** Futures to be traded whatever becomes of the stocks. */
  readonly futures: Float64Array;
  /** Futures to be traded with the stocks, in the share of them that is executed. */
  readonly legs: Float64Array;
}

/** What became of a day's orders. */
export interface Executed {
  /** Share of the sales, and of the purchases, of each bucket that found the other side. */
  readonly sold: Float64Array;
  readonly bought: Float64Array;
  /** Mean prices of the day's trades. */
  readonly stockPrice: Float64Array;
  readonly futurePrice: Float64Array;
  /** The close. */
  readonly close: Seen;
}

/** What is worth telling of an agent's day. */
export interface Telling {
  /** Accounts that were called, and those that were closed. */
  readonly called: number;
  readonly closed: number;
}

/**
 * Who trades stocks: by orders from what was seen at the close before, with futures beside them, or by reacting to the
 * prices of the day (shares held since the day before may be sold at once). Pure: memory in, orders and
 * a new memory out. A new agent is one file with such a value.
 */
export interface StockAgent<Memory> {
  readonly name: AgentName;
  begin(): { readonly memory: Memory; readonly holdings: Holdings };
  orders(seen: Seen, memory: Memory): Orders;
  /** What it trades besides at the prices of a moment, in units a day: the rate at which it goes on. */
  reacts?(now: Moment, before: Seen, memory: Memory): Float64Array;
  /** Memory after the close. `reacted` is what the rates above came to over the day. */
  after(executed: Executed, before: Seen, memory: Memory, reacted: Float64Array): Memory;
  tell?(memory: Memory): Telling;
}

/** Who trades futures alone, at once as prices move: names the position that it wants at a moment. */
export interface FuturesAgent<Memory> {
  readonly name: AgentName;
  begin(): { readonly memory: Memory; readonly holdings: Holdings };
  position(now: Moment, memory: Memory): Float64Array;
  after(close: Seen, memory: Memory): Memory;
}

export const NO_STOCKS = () => new Float64Array(5);
export const NO_FUTURES = () => new Float64Array(2);
