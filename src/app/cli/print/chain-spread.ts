import type { ChainSpread } from "../../../contract.ts";
import { MISSING, percent } from "../../../view/format.ts";

/** The middle of a spread and its 10% and 90%: `45% (38 to 51)`. */
export function spreadText({ p10, median, p90 }: ChainSpread, digits = 0): string {
  if (median === null || p10 === null || p90 === null) return MISSING;
  const ends = [p10, p90].map((end) => percent(end, digits).replace("%", ""));
  return ends[0] === ends[1] ? percent(median, digits) : `${percent(median, digits)} (${ends.join("…")})`;
}

/** From the least to the most. */
export function rangeText({ least, most }: ChainSpread, digits = 0): string {
  return least === null || most === null
    ? MISSING
    : `${percent(least, digits).replace("%", "")}…${percent(most, digits)}`;
}
