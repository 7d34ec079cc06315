import { sharesAt } from "../market/as-of.ts";
import { descriptorsOf } from "./descriptors.ts";
import { exposuresByDay } from "./exposures/exposures-by-day.ts";
import { universeByDay } from "./exposures/universe.ts";
import { FACTOR_UNIVERSE, type FactorMarket } from "./factor-market.ts";
import { STYLES, type StyleName } from "./styles.ts";

/**
 * A factor over the whole panel as a study of it alone wants it, dense [day x stock]: of a style with one descriptor the
 * descriptor itself (size: ln of market value), neither winsorised nor standardised, for every stock that traded; of one
 * made from several, or from another style, the standardised exposures (see exposuresByDay). NaN where a stock did not
 * trade or the factor cannot be told. Nothing after a day enters its row.
 */
export function rawExposures(style: StyleName, market: FactorMarket): Float64Array {
  const { panel, stocks } = market;
  const width = panel.codes.length;
  const field = new Float64Array(panel.days.length * width).fill(Number.NaN);
  if (style === "size") return logMarketValues(market, field);
  const { descriptors, orthogonalTo } = STYLES[style];
  if (descriptors.length > 1 || orthogonalTo.length > 0) {
    for (const { t, exposures } of exposuresByDay(market, { styles: [style] }))
      field.set(exposures[style] ?? [], t * width);
    return field;
  }
  const source = descriptorsOf(market, [style]);
  let t = 0;
  for (const { marketValues } of universeByDay(panel, stocks, FACTOR_UNIVERSE)) {
    source.advance(t, marketValues);
    const row = field.subarray(t * width, (t + 1) * width);
    source.write(descriptors[0][0], row);
    for (let j = 0; j < width; j++) if (Number.isNaN(panel.close[t * width + j])) row[j] = Number.NaN;
    t++;
  }
  return field;
}

function logMarketValues({ panel, stocks }: FactorMarket, field: Float64Array): Float64Array {
  const width = panel.codes.length;
  for (let at = 0; at < field.length; at++) {
    field[at] = Math.log(panel.close[at] * sharesAt(panel, stocks, at, at % width));
  }
  return field;
}
