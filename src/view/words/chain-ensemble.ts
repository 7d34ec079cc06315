import type { ChainInputName, ChainOutcomeName } from "../../contract.ts";
import type { Words } from "./lang.ts";

/** What is kept of a run, in words. */
export const OUTCOME_WORDS: Readonly<Record<ChainOutcomeName, Words>> = {
  microFall: { zh: "微盘最深跌幅", en: "micro caps' deepest fall" },
  fallBeyondMarket: { zh: "其中超出市场的部分", en: "the same beyond the market" },
  lowestIC: { zh: "IC 最低年化基差", en: "lowest IC basis a year" },
  lowestIM: { zh: "IM 最低年化基差", en: "lowest IM basis a year" },
  accountsCalled: { zh: "同日被追保的 DMA 账户数", en: "leveraged accounts called at one close" },
  fundsClosed: { zh: "清盘的中性基金数", en: "neutral funds closed" },
  forcedSalesCny: { zh: "强平卖出（DMA、质押）", en: "forced sales (DMA, pledges)" },
  neutralSalesCny: { zh: "中性基金卖出", en: "sales of neutral funds" },
  lossSalesCny: { zh: "止损卖出", en: "sales of loss sellers" },
  knockedInCny: { zh: "新敲入雪球", en: "snowballs knocked in" },
};

/** What the variance goes back to, in words. */
export const INPUT_WORDS: Readonly<Record<ChainInputName, Words>> = {
  bucketDepth: { zh: "分档深度", en: "depth of a bucket" },
  factorDepth: { zh: "规模因子深度", en: "depth of the size factor" },
  futuresImpact: { zh: "期货冲击", en: "impact on the basis" },
  arbitrageDepth: { zh: "套利资金深度", en: "depth of basis arbitrage" },
  reversion: { zh: "贴水回归", en: "reversion of a discount" },
  hedgeBuild: { zh: "追加套保", en: "hedge build" },
  panicHedge: { zh: "恐慌套保", en: "hedges in haste" },
  lossElasticity: { zh: "止损弹性", en: "elasticity of loss sellers" },
  privateCny: { zh: "私募规模", en: "size of private funds" },
  neutralCny: { zh: "中性规模", en: "size of neutral funds" },
  deltaCap: { zh: "Delta 上限", en: "cap on delta" },
  maskedFall: { zh: "被掩盖的跌幅", en: "masked fall" },
  others: { zh: "其余参数合计", en: "all other parameters" },
  market: { zh: "市场路径", en: "path of the market" },
};
