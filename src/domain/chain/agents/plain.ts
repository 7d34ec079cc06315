import { type AgentName, type Executed, NO_FUTURES, type StockAgent } from "../agent.ts";
import type { Seen } from "../seen.ts";

/** All that a holder of stocks remembers: its units. */
export interface Plain {
  readonly stocks: Float64Array;
}

/** A holder of stocks alone: `trades` tells from a close what it wants to trade the next day, in units. */
export function plainHolder(
  name: AgentName,
  stocks: Float64Array,
  trades: (seen: Seen, held: Float64Array) => Float64Array,
): StockAgent<Plain> {
  return {
    name,
    begin: () => ({ memory: { stocks }, holdings: { stocks, futures: NO_FUTURES() } }),
    orders: (seen, held) => ({ stocks: trades(seen, held.stocks), futures: NO_FUTURES(), legs: NO_FUTURES() }),
    after: (executed, before, held) => afterTrades(held.stocks, trades(before, held.stocks), executed),
  };
}

function afterTrades(held: Float64Array, wanted: Float64Array, { sold, bought }: Executed): Plain {
  return { stocks: held.map((units, k) => units + wanted[k] * (wanted[k] < 0 ? sold[k] : bought[k])) };
}
