import type { CrowdingMeasure, CrowdingRungName, CrowdSizeGrid } from "../../contract.ts";
import type { Words } from "./lang.ts";
import { RUNG_NAMES } from "./microcap-verdict.ts";

/** Names of the rungs of the crowding ladder, largest first; all but BSE 50 are stocks of that size by rank. */
export const CROWDING_RUNG_NAMES: Readonly<Record<CrowdingRungName, Words>> = {
  ...RUNG_NAMES,
  bse50: { zh: "北证50", en: "BSE 50" },
};

type Group = CrowdSizeGrid["market"][number]["group"];

/** Names of every group of the market. */
export const CROWDING_GROUP_NAMES: Readonly<Record<Group, Words>> = {
  ...CROWDING_RUNG_NAMES,
  rest: { zh: "2000 与微盘之间", en: "between 2000 and micro" },
  beijing: { zh: "北交所其余", en: "other Beijing" },
};

/** How each measure is made, in a line. */
export const MEASURE_NOTES: Readonly<Record<CrowdingMeasure, Words>> = {
  amountRatio: {
    zh: "成交额占比除以市值占比，20 日；1 为应得之份",
    en: "Share of yuan traded over share of capital, 20 days; 1 is the rung's due",
  },
  turnoverRatio: {
    zh: "成分股平均换手率除以全市场，20 日均值",
    en: "Mean turnover of the rung's stocks over that of all, 20 days",
  },
  relativeStrength: {
    zh: "60 日相对沪深300；有已发布指数者用指数",
    en: "Growth against CSI 300 over 60 days; the published index where loaded",
  },
  volatilityRatio: {
    zh: "60 日波动率除以全市场",
    en: "Standard deviation of 60 daily returns over the market's",
  },
  pairwiseCorrelation: {
    zh: "剔除行业均值后的收益，60 日，全部两两相关之均值",
    en: "Mean over all pairs of 60 daily returns less the industry's mean",
  },
  reversal: {
    zh: "近三年（不足则以所有日子计，至少 250 日）对沪深300 的年均超额",
    en: "Yearly gain on CSI 300 over three years, or what is loaded of them (250 days at least)",
  },
  valuationSpread: { zh: "市净率之比的对数", en: "Log ratio of valuations" },
};

export const MEASURE_NAMES: Readonly<Record<CrowdingMeasure, Words>> = {
  amountRatio: { zh: "成交占比 / 市值占比", en: "Trading share / capital share" },
  turnoverRatio: { zh: "换手率之比", en: "Turnover ratio" },
  relativeStrength: { zh: "相对强弱（60 日）", en: "Relative strength, 60 days" },
  volatilityRatio: { zh: "波动率之比", en: "Volatility ratio" },
  pairwiseCorrelation: { zh: "残差收益两两相关", en: "Pairwise correlation of residuals" },
  reversal: { zh: "长期反转", en: "Long-run reversal" },
  valuationSpread: { zh: "估值价差", en: "Valuation spread" },
};
