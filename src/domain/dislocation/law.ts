/** How arbitrage closes a dislocation, and how far net sales of futures open it. */
export interface DislocationLaw {
  /** Move of the dislocation for net sales of all open interest (theta). */
  readonly impact: number;
  /** Share of a discount's dislocation that closes in a day (kappa). */
  readonly reversion: number;
  /** The same of a premium, which cash-and-carry closes. */
  readonly premiumReversion: number;
  /** Share of a purchase's impact that is left where the premium is beyond `easyPremium`. */
  readonly premiumSlope: number;
  /** Premium from which cash-and-carry takes most of a purchase; positive. */
  readonly easyPremium: number;
}

/** Assumptions of the law that are not fitted; a reverse cash-and-carry needs stocks to borrow, which are not to be had. */
export const USUAL_ASYMMETRY = { premiumReversion: 0.8, premiumSlope: 0.35, easyPremium: 0.005 } as const;

/**
 * Dislocation at the next close: what is left of today's after reverting, plus the impact of the day's net sales of
 * futures as a share of open interest. Purchases that push it beyond the easy premium keep `premiumSlope` of the excess.
 * Linear for a discount: dX = impact x sales - reversion x X, what two kinds of arbitrage capital make (arbitrage.ts).
 */
export function nextDislocation(dislocation: number, netSales: number, law: DislocationLaw): number {
  const left = dislocation - reverting(dislocation, law) * dislocation;
  const pushed = left + law.impact * netSales;
  if (pushed >= -law.easyPremium || pushed >= left) return pushed;
  const from = Math.min(left, -law.easyPremium);
  return from + law.premiumSlope * (pushed - from);
}

/** The net sales, as a share of open interest, that take one dislocation to the next: inverse of `nextDislocation`. */
export function impliedSales(dislocation: number, next: number, law: DislocationLaw): number {
  const left = dislocation - reverting(dislocation, law) * dislocation;
  if (next >= -law.easyPremium || next >= left) return (next - left) / law.impact;
  const from = Math.min(left, -law.easyPremium);
  return (from + (next - from) / law.premiumSlope - left) / law.impact;
}

/** Share of a dislocation that closes in a day: its sign decides. */
export function reverting(dislocation: number, { reversion, premiumReversion }: DislocationLaw): number {
  return dislocation > 0 ? reversion : premiumReversion;
}
