import type { FactorName } from "../../contract.ts";
import type { Words } from "./lang.ts";

/** Names of the style factors. */
export const FACTOR_NAMES: Readonly<Record<FactorName, Words>> = {
  size: { zh: "市值", en: "Size" },
  nonLinearSize: { zh: "非线性市值", en: "Non-linear size" },
  beta: { zh: "贝塔", en: "Beta" },
  momentum: { zh: "动量", en: "Momentum" },
  residualVolatility: { zh: "残差波动", en: "Residual volatility" },
  liquidity: { zh: "流动性", en: "Liquidity" },
  bookToPrice: { zh: "账面市值比", en: "Book to price" },
  earningsYield: { zh: "盈利收益率", en: "Earnings yield" },
  growth: { zh: "成长", en: "Growth" },
  leverage: { zh: "杠杆", en: "Leverage" },
  dividendYield: { zh: "股息率", en: "Dividend yield" },
  reversal: { zh: "短期反转", en: "Reversal" },
  turnover: { zh: "换手异动", en: "Turnover" },
  moneyFlow: { zh: "资金流", en: "Money flow" },
};

/** What a stock with a positive exposure is or does, in a word or two. */
export const FACTOR_MEANINGS: Readonly<Record<FactorName, Words>> = {
  size: { zh: "大市值", en: "big" },
  nonLinearSize: { zh: "中盘，不大不小", en: "of middle size" },
  beta: { zh: "随市场涨跌更多", en: "moves with all" },
  momentum: { zh: "过去一月至两年涨得多", en: "rose in two years" },
  residualVolatility: { zh: "自身波动大", en: "swings by itself" },
  liquidity: { zh: "换手高", en: "traded often" },
  bookToPrice: { zh: "净资产相对市值高", en: "much book equity" },
  earningsYield: { zh: "盈利与现金流相对市值高", en: "earns much" },
  growth: { zh: "盈利与收入增长快", en: "grows fast" },
  leverage: { zh: "负债高", en: "owes much" },
  dividendYield: { zh: "股息相对市值高", en: "pays out much" },
  reversal: { zh: "近一月下跌", en: "fell last month" },
  turnover: { zh: "近一月换手高于自身一年均值", en: "traded unusually" },
  moneyFlow: { zh: "近一月上涨日成交占多", en: "traded on rises" },
};
