import { AGENTS, type AgentName, type Holdings } from "./agent.ts";
import { HEDGES, WIDTH } from "./buckets.ts";

/** What one agent owns; futures are settled in cash every day. */
export interface Account {
  readonly stocks: Float64Array;
  readonly futures: Float64Array;
  cash: number;
}

export type Ledger = Readonly<Record<AgentName, Account>>;

/**
 * The books at the start: the agents' holdings, everything else with `others`, and every future that nobody else took
 * with the arbitrageurs, so that longs equal shorts.
 */
export function openedLedger(holdings: ReadonlyMap<AgentName, Holdings>, capitalisation: Float64Array): Ledger {
  const ledger = Object.fromEntries(AGENTS.map((name) => [name, emptyAccount()])) as Ledger;
  ledger.others.stocks.set(capitalisation);
  for (const [name, { stocks, futures }] of holdings) {
    const account = ledger[name];
    for (let k = 0; k < WIDTH; k++) {
      account.stocks[k] += stocks[k];
      ledger.others.stocks[k] -= stocks[k];
    }
    for (let i = 0; i < HEDGES.length; i++) {
      account.futures[i] += futures[i];
      ledger.arbitrageurs.futures[i] -= futures[i];
    }
  }
  return ledger;
}

function emptyAccount(): Account {
  return { stocks: new Float64Array(WIDTH), futures: new Float64Array(HEDGES.length), cash: 0 };
}

/** An agent buys (positive) or sells units of a bucket; whoever nobody else is takes the other side. */
export function tradeStock(ledger: Ledger, name: AgentName, bucket: number, units: number, price: number): void {
  const agent = ledger[name];
  const { others } = ledger;
  agent.stocks[bucket] += units;
  agent.cash -= units * price;
  others.stocks[bucket] -= units;
  others.cash += units * price;
}

/**
 * An agent buys or sells futures at a price; the arbitrageurs take the other side. Until the close settles it, the gain
 * from that price to the close is due at once.
 */
export function tradeFuture(
  ledger: Ledger,
  name: AgentName,
  hedge: number,
  units: number,
  price: number,
  close: number,
): void {
  const gain = units * (close - price);
  ledger[name].futures[hedge] += units;
  ledger[name].cash += gain;
  ledger.arbitrageurs.futures[hedge] -= units;
  ledger.arbitrageurs.cash -= gain;
}

/** Daily settlement of what was held since the close before. Call before the day's trades are booked. */
export function settleFutures(ledger: Ledger, before: Float64Array, close: Float64Array): void {
  for (const name of AGENTS) {
    const account = ledger[name];
    for (let i = 0; i < HEDGES.length; i++) account.cash += account.futures[i] * (close[i] - before[i]);
  }
}

/** All shorts of each future, in units. */
export function openInterest(ledger: Ledger): Float64Array {
  const shorts = new Float64Array(HEDGES.length);
  for (const name of AGENTS) {
    for (let i = 0; i < HEDGES.length; i++) shorts[i] += Math.max(0, -ledger[name].futures[i]);
  }
  return shorts;
}
