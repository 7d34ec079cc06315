import {
  type AbsenceCause,
  type DayReturns,
  type FactorMarket,
  factorReturnsByDay,
  type StyleName,
  shrinkToSize,
  smallMinusBig,
  specificVariance,
} from "../../domain/factors/index.ts";

/** One day's figures of the regression, without those of single stocks. */
export interface FactorHistoryDay {
  readonly t: number;
  readonly returns: ReadonlyMap<StyleName, number>;
  readonly tValues: ReadonlyMap<StyleName, number>;
  readonly causes: ReadonlyMap<StyleName, AbsenceCause>;
  readonly country: number;
  readonly r2: number;
  readonly stocks: number;
  readonly smallMinusBig: number;
  /** Return over the country's, and stocks, of each industry of the day; "" is those too small or not known. */
  readonly industries: ReadonlyMap<string, { readonly totalReturn: number; readonly stocks: number }>;
}

/** Factor returns of consecutive days, and what is left of the stocks at their end. */
export interface FactorHistory {
  readonly days: readonly FactorHistoryDay[];
  /** Daily specific volatility of each stock as of the last day, shrunk to its size; NaN where it is not told. */
  readonly specific: Float64Array;
  /** Market values at the close before the last day. */
  readonly marketValues: Float64Array;
}

/** Factor returns of the days of a panel from place `first` on. */
export function factorHistory(market: FactorMarket, first: number): FactorHistory {
  const { panel, stocks } = market;
  const width = panel.codes.length;
  const variance = specificVariance(width);
  const marketValues = new Float64Array(width).fill(Number.NaN);
  const days: FactorHistoryDay[] = [];
  for (const day of factorReturnsByDay(market, { first })) {
    days.push(historyDay(day, smallMinusBig(panel, stocks, day.t)));
    variance.add(laidOut(day, day.specific, width));
    marketValues.set(laidOut(day, day.sample.marketValues, width));
  }
  return { days, specific: shrinkToSize(variance.deviations(), marketValues), marketValues };
}

function historyDay(day: DayReturns, sizeSpread: number): FactorHistoryDay {
  const { t, styleNames, styles, tValues, absent, country, r2, sample } = day;
  const counts = new Int32Array(sample.groupCount);
  for (const group of sample.groups) counts[group]++;
  const industries = day.industryNames.map(
    (name, k) => [name, { totalReturn: day.industries[k], stocks: counts[k] }] as const,
  );
  return {
    t,
    returns: new Map(styleNames.map((name, k) => [name, styles[k]])),
    tValues: new Map(styleNames.map((name, k) => [name, tValues[k]])),
    causes: new Map(absent.map(({ style, cause }) => [style, cause])),
    country,
    r2,
    stocks: sample.count,
    smallMinusBig: sizeSpread,
    industries: new Map(industries.filter(([, { stocks }]) => stocks > 0)),
  };
}

/** Figures of a day's sample by place of the panel, NaN for the other stocks. */
function laidOut({ sample }: DayReturns, values: Float64Array, width: number): Float64Array {
  const field = new Float64Array(width).fill(Number.NaN);
  sample.stocks.forEach((j, i) => {
    field[j] = values[i];
  });
  return field;
}
