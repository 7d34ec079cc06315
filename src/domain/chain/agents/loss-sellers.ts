import type { AgentName, StockAgent } from "../agent.ts";
import type { ChainParameters } from "../parameters.ts";
import { type Plain, plainHolder } from "./plain.ts";

/** Largest share of what is held that is sold in a day. */
const MOST_A_DAY = 0.4;

/**
 * Holders of stocks alone who sell what falls: margin-financed and private long-only holders, and (with a smaller
 * elasticity) index-enhanced funds. Each bucket by itself: the elasticity times its fall below its short trend beyond a
 * threshold, a day.
 */
export function lossSellers(
  name: AgentName,
  stocks: Float64Array,
  elasticity: number,
  { lossThreshold }: ChainParameters,
): StockAgent<Plain> {
  return plainHolder(name, stocks, ({ logPrice }, { shortTrend }, held) =>
    held.map((units, k) => {
      const fall = Math.max(0, shortTrend[k] - logPrice[k] - lossThreshold);
      return -Math.min(MOST_A_DAY, elasticity * fall) * units;
    }),
  );
}
