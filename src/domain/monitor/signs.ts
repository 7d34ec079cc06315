import type { Ranges } from "./frozen-ranges.ts";
import type { Indicator, IndicatorSeries } from "./indicators.ts";
import type { MonitorInputs, StageProduct } from "./inputs.ts";
import { excess, isExtremelyHigh, isExtremelyLow } from "./verdict.ts";

type AllSeries = Readonly<Record<Indicator, IndicatorSeries>>;

/** Indicators of a product. */
export const PRODUCT_INDICATORS = {
  IC: { basis: "icBasis", change: "icBasisChange2d" },
  IM: { basis: "imBasis", change: "imBasisChange2d" },
} as const satisfies Record<StageProduct, Record<string, Indicator>>;

/** What one day shows, read against given ranges. Every sign is false where its data are missing. */
export interface DaySigns {
  /** Some product's basis lies below its range; extremely so. */
  readonly discount: boolean;
  readonly extremeDiscount: boolean;
  /** Some product's basis lies above its range by an extreme distance, none below. */
  readonly extremePremium: boolean;
  /** The small caps fell, and over five days fell behind CSI300 by an extreme distance. */
  readonly smallCapsDumped: boolean;
  /**
   * Over one or two days some product's basis rushed back by more than is normal while its open interest fell, and the
   * small caps fell both in themselves and against CSI300: the hedge is bought back and the stocks are sold.
   */
  readonly boughtBackWhileDumped: boolean;
}

/** The signs of day `i`. `norm` is the frozen range inside an episode, else the trailing one. */
export function signsOn(inputs: MonitorInputs, series: AllSeries, norm: Ranges, i: number): DaySigns {
  const products = ["IC", "IM"] as const;
  const value = (code: Indicator) => series[code].values[i];
  const basisExcess = products.map((p) =>
    excess(value(PRODUCT_INDICATORS[p].basis), norm[PRODUCT_INDICATORS[p].basis]),
  );
  const basisOf = (p: StageProduct) => PRODUCT_INDICATORS[p].basis;
  const discount = basisExcess.some((widths) => widths < 0);
  return {
    discount,
    extremeDiscount: products.some((p) => isExtremelyLow(value(basisOf(p)), norm[basisOf(p)])),
    extremePremium: !discount && products.some((p) => isExtremelyHigh(value(basisOf(p)), norm[basisOf(p)])),
    smallCapsDumped: smallCapsDumped(inputs, series, norm, i),
    boughtBackWhileDumped: [1, 2].some(
      (days) =>
        smallCapsFellBehind(inputs, norm, i, days) && products.some((p) => rushedBack(inputs, norm, p, i, days)),
    ),
  };
}

function smallCapsDumped(inputs: MonitorInputs, series: AllSeries, norm: Ranges, i: number): boolean {
  const fellToday = series.microReturn.values[i] < 0;
  const fellOverFiveDays = inputs.smallCaps[i] < inputs.smallCaps[i - 5];
  const farBehind = isExtremelyLow(series.microGap5d.values[i], norm.microGap5d);
  const worstDay = isExtremelyLow(series.microReturn.values[i], norm.microReturn);
  return fellToday && fellOverFiveDays && (farBehind || worstDay);
}

/** Small caps lower than `days` earlier, and behind CSI300 over them by more than is normal for five days. */
function smallCapsFellBehind(inputs: MonitorInputs, norm: Ranges, i: number, days: number): boolean {
  const small = inputs.smallCaps[i] / inputs.smallCaps[i - days] - 1;
  const large = inputs.largeCaps[i] / inputs.largeCaps[i - days] - 1;
  const fellToday = inputs.smallCaps[i] < inputs.smallCaps[i - 1];
  return fellToday && small < 0 && excess(small - large, norm.microGap5d) < 0;
}

/** Basis up over `days` by more than is normal for two days, while open interest fell. */
function rushedBack(inputs: MonitorInputs, norm: Ranges, product: StageProduct, i: number, days: number): boolean {
  const basis = inputs.basis[product];
  const openInterest = inputs.openInterest[product];
  const change = excess(basis[i] - basis[i - days], norm[PRODUCT_INDICATORS[product].change]);
  return change > 0 && openInterest[i] < openInterest[i - days];
}
