/** Style factors in the order of every answer: CNE5's ten, the dividend yield, and three technical ones. */
export const STYLE_NAMES = [
  "size",
  "nonLinearSize",
  "beta",
  "momentum",
  "residualVolatility",
  "liquidity",
  "bookToPrice",
  "earningsYield",
  "growth",
  "leverage",
  "dividendYield",
  "reversal",
  "turnover",
  "moneyFlow",
] as const;
export type StyleName = (typeof STYLE_NAMES)[number];

/** Raw figures of a stock from which the styles are made; each can be told from one place of the data. */
export const DESCRIPTOR_NAMES = [
  "logMarketValue",
  "beta",
  "relativeStrength",
  "dailyDeviation",
  "cumulativeRange",
  "residualDeviation",
  "monthTurnover",
  "quarterTurnover",
  "yearTurnover",
  "bookToPrice",
  "cashToPrice",
  "earningsToPrice",
  "earningsGrowth",
  "salesGrowth",
  "marketLeverage",
  "debtToAssets",
  "bookLeverage",
  "dividendYield",
  "monthFall",
  "turnoverBias",
  "moneyFlow",
] as const;
export type DescriptorName = (typeof DESCRIPTOR_NAMES)[number];

/** What a style is made from, and what it needs. */
export interface Style {
  /** Descriptors and their weights; weights of those that a stock lacks go to the others. */
  readonly descriptors: readonly (readonly [DescriptorName, number])[];
  /** Trading days of the panel, the day itself included, before which the style is absent. */
  readonly leastDays: number;
  /** What must be loaded. */
  readonly needs: "closes" | "turnover" | "amounts" | "fundamentals";
  /** Styles that it is made orthogonal to. */
  readonly orthogonalTo: readonly StyleName[];
}

const style = (
  needs: Style["needs"],
  leastDays: number,
  descriptors: Style["descriptors"],
  orthogonalTo: Style["orthogonalTo"] = [],
): Style => ({ descriptors, leastDays, needs, orthogonalTo });

/** A window's minimum: one half-life of beta and of momentum, a quarter, a month. One more day, because a return needs two closes. */
const QUARTER_OF_RETURNS = 64;
const MONTH_OF_RETURNS = 22;
const MONTH = 21;
const QUARTER = 63;
const MOMENTUM = 148;

/**
 * Barra CNE5 (descriptors, weights, orthogonalisation; without analysts' forecasts the rest is scaled up to 1). The
 * dividend yield is CNE6's. reversal, turnover and moneyFlow are technical factors as Chinese houses use them: minus the
 * month's return, the month's turnover against the year's (bias of turnover), and yuan signed by the day's return.
 * nonLinearSize is the cube of size.
 */
export const STYLES: Readonly<Record<StyleName, Style>> = {
  size: style("closes", 1, [["logMarketValue", 1]]),
  nonLinearSize: style("closes", 1, [["logMarketValue", 1]], ["size"]),
  beta: style("closes", QUARTER_OF_RETURNS, [["beta", 1]]),
  momentum: style("closes", MOMENTUM, [["relativeStrength", 1]]),
  residualVolatility: style(
    "closes",
    QUARTER_OF_RETURNS,
    [
      ["dailyDeviation", 0.74],
      ["cumulativeRange", 0.16],
      ["residualDeviation", 0.1],
    ],
    ["beta", "size"],
  ),
  liquidity: style(
    "turnover",
    MONTH,
    [
      ["monthTurnover", 0.35],
      ["quarterTurnover", 0.35],
      ["yearTurnover", 0.3],
    ],
    ["size"],
  ),
  bookToPrice: style("fundamentals", 1, [["bookToPrice", 1]]),
  earningsYield: style("fundamentals", 1, [
    ["cashToPrice", 0.66],
    ["earningsToPrice", 0.34],
  ]),
  growth: style("fundamentals", 1, [
    ["earningsGrowth", 0.34],
    ["salesGrowth", 0.66],
  ]),
  leverage: style("fundamentals", 1, [
    ["marketLeverage", 0.38],
    ["debtToAssets", 0.35],
    ["bookLeverage", 0.27],
  ]),
  dividendYield: style("fundamentals", 1, [["dividendYield", 1]]),
  reversal: style("closes", MONTH_OF_RETURNS, [["monthFall", 1]]),
  turnover: style("turnover", QUARTER, [["turnoverBias", 1]]),
  moneyFlow: style("amounts", MONTH_OF_RETURNS, [["moneyFlow", 1]]),
};
