import type { StockAgent } from "../agent.ts";
import type { ChainParameters } from "../parameters.ts";
import { type Plain, plainHolder } from "./plain.ts";

/** Buyers who come when a bucket has fallen deep: `deepValue` of its market value a day for each 1.00 beyond the line. */
export function valueBuyers(
  capitalisation: Float64Array,
  { deepValue, deepValueLine }: ChainParameters,
): StockAgent<Plain> {
  return plainHolder("valueBuyers", new Float64Array(capitalisation.length), ({ logPrice }) =>
    capitalisation.map((units, k) => deepValue * units * Math.max(0, -logPrice[k] - deepValueLine)),
  );
}
