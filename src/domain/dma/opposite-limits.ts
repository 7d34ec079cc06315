import { InputError } from "../../errors.ts";
import type { DmaPath } from "./path.ts";

/**
 * A made-up stress: from the day after entry the basket falls by its price limit and the futures rise by theirs for `days`
 * days, nothing can be sold meanwhile, and a day passes without a move, on which what was asked for falls due. The worst
 * that the limits of the exchanges allow until a call is answered: main board and futures 10% a day (CFFEX contract
 * rules), so two days for an account that has one day to answer. Throws InputError for limits outside 0 to 1.
 */
export function oppositeLimits(days: number, stockLimit = 0.1, futuresLimit = 0.1): DmaPath {
  if (!(stockLimit >= 0 && stockLimit < 1 && futuresLimit >= 0 && futuresLimit < 1)) {
    throw new InputError(`limits are ${stockLimit} and ${futuresLimit}; expected shares from 0 to below 1`);
  }
  const length = days + 2;
  const by = (value: number) => Float64Array.from({ length }, (_, t) => (t >= 1 && t <= days ? value : 0));
  return {
    days: Int32Array.from({ length }, (_, t) => t),
    stockReturns: by(-stockLimit),
    shortReturns: by(futuresLimit),
    locked: by(1),
  };
}
