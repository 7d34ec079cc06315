import { meanOver } from "../curve.ts";
import type { Curve, FlatMarket } from "../market.ts";

/** What is known and assumed of an index on the evening of a valuation. */
export interface IndexView {
  readonly index: string;
  /** Today's close. */
  readonly spot: number;
  readonly volatility: number;
  readonly rate: number;
  /** One number, or a curve by trading days from now. */
  readonly carry: number | Curve;
}

/** The market of constants for a contract with so many trading days left: its carry is the curve's mean over them. */
export function marketFor({ volatility, rate, carry }: IndexView, days: number): FlatMarket {
  return { volatility, rate, carry: typeof carry === "number" ? carry : meanOver(carry, days) };
}
