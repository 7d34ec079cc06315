import { normalCdf } from "../../../numerics/normal.ts";
import type { StockAgent } from "../agent.ts";
import type { ChainParameters } from "../parameters.ts";
import { type Plain, plainHolder } from "./plain.ts";

/** Scatter of the log price at which loans were made around the price at the start (assumption). */
const SCATTER = 0.25;

/**
 * Lenders against pledged shares: those whose loan stands below its close-out line sell at the legal pace. Loans were
 * made at prices scattered around that of the start.
 */
export function pledgeLenders(
  stocks: Float64Array,
  { pledgeRate, pledgeCloseOut, pledgeHaste }: ChainParameters,
): StockAgent<Plain> {
  const line = Math.log(pledgeRate * pledgeCloseOut);
  return plainHolder("pledgeLenders", stocks, ({ logPrice }, _before, held) =>
    held.map((units, k) => -pledgeHaste * units * normalCdf((line - logPrice[k]) / SCATTER)),
  );
}
