import { InputError } from "../../errors.ts";
import type { RandomStream } from "../../numerics/xoshiro.ts";

/**
 * Places of a resampled history: `length` draws from 0 to `count` - 1 in blocks of geometric length with mean `meanBlock`,
 * each starting anywhere and wrapping round: the stationary bootstrap (Politis and Romano 1994, JASA 89). Blocks keep the
 * days of a storm together. Throws InputError for no history or a mean block below 1.
 */
export function bootstrapPlaces(count: number, length: number, meanBlock: number, random: RandomStream): Int32Array {
  if (!(count > 0)) throw new InputError(`the history to draw from has ${count} days; expected at least 1`);
  if (!(meanBlock >= 1)) throw new InputError(`the mean block is ${meanBlock} days; expected at least 1`);
  let at = -1;
  return new Int32Array(length).map(() => {
    const isNew = at < 0 || random.uniform() < 1 / meanBlock;
    at = isNew ? Math.floor(random.uniform() * count) : (at + 1) % count;
    return at;
  });
}
