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

export const MEASURE_NAMES: Readonly<Record<CrowdingMeasure, Words>> = {
  amountRatio: { zh: "成交占比 / 市值占比", en: "Trading share / capital share" },
  turnoverRatio: { zh: "换手率之比", en: "Turnover ratio" },
  relativeStrength: { zh: "相对强弱（60 日）", en: "Relative strength, 60 days" },
  volatilityRatio: { zh: "波动率之比", en: "Volatility ratio" },
  pairwiseCorrelation: { zh: "残差收益两两相关", en: "Pairwise correlation of residuals" },
  reversal: { zh: "长期反转", en: "Long-run reversal" },
  valuationSpread: { zh: "估值价差", en: "Valuation spread" },
};
