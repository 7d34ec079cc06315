import type { ChainScore, ChainSeriesName } from "../../contract.ts";
import type { Words } from "./lang.ts";

/** Series of a forecast, in words. */
export const SERIES_WORDS: Readonly<Record<ChainSeriesName, Words>> = {
  "300": { zh: "沪深300", en: "CSI300" },
  "500": { zh: "中证500", en: "CSI500" },
  "1000": { zh: "中证1000", en: "CSI1000" },
  "2000": { zh: "中证2000", en: "CSI2000" },
  micro: { zh: "微盘", en: "micro caps" },
  IC: { zh: "IC 年化基差", en: "IC basis a year" },
  IM: { zh: "IM 年化基差", en: "IM basis a year" },
};

/** What is scored side by side. */
export const FORECAST_WORDS: Readonly<Record<ChainScore["forecast"], Words>> = {
  chain: { zh: "连锁模型", en: "the chain" },
  beta: { zh: "只按贝塔", en: "beta alone" },
  walk: { zh: "随机游走", en: "random walk" },
};
