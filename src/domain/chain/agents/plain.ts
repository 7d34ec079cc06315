import { type AgentName, NO_FUTURES, NO_STOCKS, type StockAgent } from "../agent.ts";
import type { Moment, Seen } from "../seen.ts";

/** All that a holder of stocks remembers: its units. */
export interface Plain {
  readonly stocks: Float64Array;
}

/** A holder of stocks alone: `rate` tells from the prices of a moment what it trades, in units a day. */
export function plainHolder(
  name: AgentName,
  stocks: Float64Array,
  rate: (now: Moment, before: Seen, held: Float64Array) => Float64Array,
): StockAgent<Plain> {
  return {
    name,
    begin: () => ({ memory: { stocks }, holdings: { stocks, futures: NO_FUTURES() } }),
    orders: () => ({ stocks: NO_STOCKS(), futures: NO_FUTURES(), legs: NO_FUTURES() }),
    reacts: (now, before, held) => rate(now, before, held.stocks),
    after: ({ sold, bought }, _before, held, reacted) => ({
      stocks: held.stocks.map((units, k) => units + reacted[k] * (reacted[k] < 0 ? sold[k] : bought[k])),
    }),
  };
}
