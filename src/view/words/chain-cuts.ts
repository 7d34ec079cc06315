import type { ChainCutName, ChainPlayerName } from "../../contract.ts";
import type { Words } from "./lang.ts";

/** What is done to the chain, in words. */
export const CUT_WORDS: Readonly<Record<ChainCutName, Words>> = {
  "no-dma": { zh: "没有 DMA", en: "no leveraged accounts (DMA)" },
  "half-leverage": { zh: "DMA 杠杆减半", en: "DMA at half leverage" },
  "no-neutral": { zh: "没有中性基金", en: "no neutral funds" },
  "no-snowballs": { zh: "没有雪球", en: "no snowballs" },
  "spread-knock-ins": { zh: "敲入对冲分 20 日完成", en: "knock-ins traded over 20 days" },
  "delta-cap": { zh: "Delta 上限 1.2", en: "delta capped at 1.2" },
  "no-hedge-build": { zh: "没有追加套保", en: "no hedges built as prices fall" },
  "no-loss-sellers": { zh: "没有止损盘", en: "no loss sellers" },
  "no-pledges": { zh: "没有质押平仓", en: "no pledge lenders" },
  "basis-capped": { zh: "贴水封顶 15%", en: "basis capped at 15% a year" },
  "no-price-limits": { zh: "没有涨跌停", en: "no price limits" },
  "no-masked-fall": { zh: "不计被掩盖的跌幅", en: "no masked fall of the market" },
  "no-stabilisation": { zh: "没有平准资金", en: "no stabilisation fund" },
  "early-stabilisation": { zh: "首日起每日买小盘 10 亿", en: "1bn a day of small caps bought from day 1" },
  "no-agents": { zh: "没有任何参与者", en: "none of the agents" },
};

/** Who has a share, in words. */
export const PLAYER_WORDS: Readonly<Record<ChainPlayerName, Words>> = {
  "loss-sellers": { zh: "止损盘", en: "loss sellers" },
  quant: { zh: "量化（中性 + DMA）", en: "quant funds (neutral and DMA)" },
  neutral: { zh: "中性基金", en: "neutral funds" },
  dma: { zh: "DMA", en: "leveraged accounts (DMA)" },
  "hedge-build": { zh: "追加套保", en: "hedge build" },
  snowballs: { zh: "雪球", en: "snowballs" },
  "price-limits": { zh: "涨跌停", en: "price limits" },
};
