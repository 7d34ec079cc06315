import type { Lang, Words } from "./lang.ts";

/** Names of style factors, and of the raw figures that can be studied as factors. */
const FACTOR_WORDS: Readonly<Record<string, Words>> = {
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
  reversal: { zh: "反转", en: "Reversal" },
  turnover: { zh: "换手", en: "Turnover" },
  moneyFlow: { zh: "资金流", en: "Money flow" },
  price: { zh: "股价", en: "Price" },
  return20: { zh: "20 日收益", en: "20-day return" },
  return250: { zh: "250 日收益", en: "250-day return" },
};

/** Name of a factor for people; an unknown one stands as it is. */
export function factorName(name: string, lang: Lang): string {
  return FACTOR_WORDS[name]?.[lang] ?? name;
}
