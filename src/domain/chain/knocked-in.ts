import type { DealtNote } from "./agents/dealt-book.ts";
import { knockedInSince, snowballDealers } from "./agents/snowball-dealers.ts";
import type { ChainParameters } from "./parameters.ts";
import type { Seen } from "./seen.ts";

/** Notional that knocked in at each close of a run, yuan: what its dealers remember of it. */
export function knockedInByDay(
  notes: readonly DealtNote[],
  closes: readonly Seen[],
  parameters: ChainParameters,
): Float64Array {
  const dealers = snowballDealers(notes, 1, parameters);
  let { memory } = dealers.begin();
  return Float64Array.from(closes, (close) => {
    const before = knockedInSince(memory);
    memory = dealers.after(close, memory);
    return knockedInSince(memory) - before;
  });
}
