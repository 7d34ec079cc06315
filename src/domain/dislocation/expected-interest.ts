import { parseContract } from "../calendar/index.ts";

/**
 * Shares of the open interest in the four listed contracts, nearest first, while the nearest has at least a week left:
 * means over IC and IM of 2022-10 to 2023-12 (exchange's closes), by which of the first two is a quarter month.
 */
const SHARES = {
  neither: [0.31, 0.03, 0.4, 0.26],
  second: [0.27, 0.41, 0.27, 0.05],
  first: [0.49, 0.04, 0.32, 0.15],
} as const;

/** Calendar days before its expiry over which what the nearest contract holds moves into the next one. */
const ROLL_DAYS = 7;

/**
 * Shares of the open interest to expect in the four listed contracts of a product, for days on which none is recorded:
 * the mean shares of its place in the cycle, the nearest contract's falling in a line to 0 over its last week, into the
 * next. `symbols` nearest first, `nearestDays` calendar days to the first expiry. NaN for other than four contracts.
 * Error against the record of 2024, root mean square: 0.05 of the whole (docs/dislocation.md).
 */
export function expectedShares(symbols: readonly string[], nearestDays: number): Float64Array {
  if (symbols.length !== 4) return new Float64Array(symbols.length).fill(Number.NaN);
  const isQuarter = symbols.map((symbol) => (parseContract(symbol).month + 1) % 3 === 0);
  const shares = Float64Array.from(isQuarter[0] ? SHARES.first : isQuarter[1] ? SHARES.second : SHARES.neither);
  const left = Math.min(1, Math.max(0, nearestDays / ROLL_DAYS));
  shares[1] += shares[0] * (1 - left);
  shares[0] *= left;
  return shares;
}
