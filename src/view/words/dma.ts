import type { DmaAnswerDay, LeverageBoundAnswer } from "../../contract.ts";
import type { Words } from "./lang.ts";

/** What happened to a leveraged account on a day. */
export const DMA_EVENTS_WORDS: Readonly<Record<DmaAnswerDay["event"], Words>> = {
  none: { zh: "", en: "" },
  warning: { zh: "预警", en: "warning" },
  "futures-call": { zh: "期货追保", en: "futures call" },
  call: { zh: "追保", en: "call" },
  "forced-sale": { zh: "强减", en: "forced sale" },
  squeezed: { zh: "逼空", en: "squeezed" },
  "wiped-out": { zh: "穿仓", en: "wiped out" },
  closing: { zh: "清仓中", en: "closing" },
  closed: { zh: "已清仓", en: "closed" },
};

/** What bounds the leverage that survives. */
export const DMA_BOUNDS: Readonly<Record<LeverageBoundAnswer["name"], Words>> = {
  history: { zh: "建仓前的历史", en: "the history before entry" },
  simulated: { zh: "重抽样的历史", en: "the history resampled" },
  shortfall: { zh: "极值预期损失", en: "the extreme-value shortfall" },
  "opposite-limits": { zh: "两日反向涨跌停", en: "two days at opposite price limits" },
  "own-impact": { zh: "自身平仓冲击", en: "the impact of its own liquidation" },
  none: { zh: "无", en: "nothing" },
};
