import { normalCdf } from "../../../numerics/normal.ts";
import type { StockAgent } from "../agent.ts";
import type { ChainParameters } from "../parameters.ts";
import { type Plain, plainHolder } from "./plain.ts";

/**
 * Private long-only funds with a stop line: as a bucket falls through the lines, scattered normally around `stopFall`,
 * those that were touched sell out at `unwindSpeed` a day.
 */
export function privateFunds(
  stocks: Float64Array,
  { stopFall, stopSpread, unwindSpeed }: ChainParameters,
): StockAgent<Plain> {
  const line = Math.log1p(-stopFall);
  return plainHolder("privateFunds", stocks, ({ logPrice }, _before, held) =>
    held.map((units, k) => {
      const wanted = stocks[k] * normalCdf((logPrice[k] - line) / stopSpread);
      return -unwindSpeed * Math.max(0, units - wanted);
    }),
  );
}
