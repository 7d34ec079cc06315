import { InputError } from "../../../errors.ts";
import type { Curve } from "../market.ts";

/** A listed future of the index: its last trading day, counted from today, and its price. */
export interface FutureQuote {
  readonly day: number;
  readonly price: number;
}

/**
 * Forward carry implied by the index's listed futures: F(t) = S exp(sum of (rate - carry) over the days to t), so the
 * carry between two expiries is the rate less the growth of the price from the one future to the next, and the first
 * one's starts at the spot. A discount is a positive carry. Expiries rise and lie after today; the last carry holds for
 * ever. Throws InputError otherwise.
 */
export function impliedCarryCurve(
  spot: number,
  rate: number,
  futures: readonly FutureQuote[],
  daysPerYear: number,
): Curve {
  if (futures.length === 0) throw new InputError("futures is empty; expected at least one listed future");
  const values: number[] = [];
  let [day, price] = [0, spot];
  for (const [i, future] of futures.entries()) {
    if (!(future.price > 0 && future.day > day)) {
      throw new InputError(
        `futures[${i}] is ${JSON.stringify(future)}; expected a price above 0 and a day after ${day}`,
      );
    }
    values.push(rate - (Math.log(future.price / price) * daysPerYear) / (future.day - day));
    [day, price] = [future.day, future.price];
  }
  return { untilDay: futures.map((future) => future.day), values };
}
