import { relativeBasis } from "../dislocation/index.ts";
import type { ChainParameters } from "./parameters.ts";

/** Calendar days to expiry at which the rolled future of the accounts is held (assumption: rolled daily, without cost). */
export const HELD_DAYS = 40;
/** Premium beyond which cash-and-carry takes most of the flow. */
const EASY_PREMIUM = -0.005;

/** Cost of the two futures a year without dislocation. */
export function carriesOf({ carryIC, carryIM }: ChainParameters): Float64Array {
  return Float64Array.of(carryIC, carryIM);
}

/**
 * Dislocation after a piece of a day in which the impact of the day's net sales went from `before` to `now`: what is
 * left of it after reverting to `restingDiscount` (b* + kappa (b - b*) in the usual writing), plus that difference, half a
 * piece old on the mean. Over a quiet day a discount shrinks by `reversion`; a premium
 * shrinks faster and grows slower, because cash-and-carry is easy and its reverse needs stocks to borrow. The reversion
 * and the impact are the two kinds of arbitrage capital of docs/dislocation.md; cutting the day finer does not change a
 * quiet day.
 */
export function nextDislocation(
  dislocation: number,
  impact: number,
  piece: number,
  { reversion, premiumReversion, premiumSlope, restingDiscount }: ChainParameters,
): number {
  const reverting = dislocation > 0 ? reversion : premiumReversion;
  const left = restingDiscount + (dislocation - restingDiscount) * (1 - reverting) ** piece;
  const pushed = left + impact * (1 - reverting) ** (piece / 2);
  if (pushed >= EASY_PREMIUM || impact >= 0) return pushed;
  const from = Math.min(left, EASY_PREMIUM);
  return from + premiumSlope * (pushed - from);
}

/**
 * Impact on the dislocation of net sales of futures, as a share of open interest, since the close before: linear for
 * small flows, growing faster as a day's flow exhausts the capital that takes the other side; at `arbitrageDepth` it is
 * twice the linear one.
 */
export function futuresImpact(netSales: number, { futuresImpact: slope, arbitrageDepth }: ChainParameters): number {
  return slope * netSales * (1 + Math.abs(netSales) / arbitrageDepth);
}

/** Return of a future held at constant maturity over part of a day, the index having moved by `logReturn`. */
export function futureReturn(
  logReturn: number,
  before: number,
  now: number,
  carry: number,
  calendarDays: number,
  basisDays: number,
): number {
  const held = 1 + relativeBasis(carry, before, HELD_DAYS, basisDays);
  const then = 1 + relativeBasis(carry, now, HELD_DAYS - calendarDays, basisDays);
  return (Math.exp(logReturn) * then) / held - 1;
}
