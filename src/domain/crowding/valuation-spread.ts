import { medianOfFinite } from "../../numerics/quantile.ts";
import type { GroupedPanel } from "./group-days.ts";
import { CROWDING_GROUPS, type CrowdingGroup } from "./rungs.ts";

/**
 * For each group and day, the log of its median price to book over that of the market, of the values known at the close
 * before (MSCI Integrated Factor Crowding Model: spread of median valuation ratios, here against the whole market). NaN
 * where none are loaded; a value that is not positive does not count.
 */
export function valuationSpreads(
  priceToBook: Float64Array | undefined,
  { membership }: GroupedPanel,
  length: number,
): Readonly<Record<CrowdingGroup, Float64Array>> {
  const spreads = CROWDING_GROUPS.map(() => new Float64Array(length).fill(Number.NaN));
  const width = length === 0 ? 0 : membership.length / length;
  for (let t = 1; priceToBook !== undefined && t < length; t++) {
    const values: number[][] = CROWDING_GROUPS.map(() => []);
    for (let j = 0; j < width; j++) {
      const [group, value] = [membership[t * width + j], priceToBook[(t - 1) * width + j]];
      if (group >= 0 && value > 0) values[group].push(value);
    }
    const market = medianOfFinite(values.flat());
    for (const [k, own] of values.entries()) spreads[k][t] = Math.log(medianOfFinite(own) / market);
  }
  return Object.fromEntries(CROWDING_GROUPS.map((group, k) => [group, spreads[k]])) as Record<
    CrowdingGroup,
    Float64Array
  >;
}
