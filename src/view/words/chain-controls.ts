import type { ChainSlider, ChainSwitch } from "../chain-choice.ts";
import { plain } from "../format.ts";
import { type Lang, say, type Words } from "./lang.ts";

/** Links that a reader may switch off. */
export const SWITCH_NAMES: Readonly<Record<ChainSwitch, Words>> = {
  dma: { zh: "DMA", en: "DMA" },
  neutral: { zh: "中性基金", en: "Neutral funds" },
  snowballs: { zh: "雪球", en: "Snowballs" },
  hedgers: { zh: "追加套保", en: "Hedge build" },
  lossSellers: { zh: "止损盘", en: "Loss sellers" },
  pledges: { zh: "质押平仓", en: "Pledges" },
  priceLimits: { zh: "涨跌停", en: "Price limits" },
  stabilisation: { zh: "稳定资金", en: "Stabilisation" },
  maskedFall: { zh: "被掩盖的下跌", en: "Masked fall" },
};

/** Numbers that a reader may slide. */
export const SLIDER_NAMES: Readonly<Record<ChainSlider, Words>> = {
  dmaDeleverage: { zh: "DMA 杠杆", en: "DMA leverage" },
  knockInDays: { zh: "敲入对冲摊至", en: "Knock-ins spread over" },
  deltaCap: { zh: "Delta 上限", en: "Delta cap" },
  hedgeBuild: { zh: "追加套保强度", en: "Hedge build" },
  lossElasticity: { zh: "止损盘弹性", en: "Loss sellers' elasticity" },
  basisCap: { zh: "年化贴水封顶", en: "Basis capped at" },
  earlyBuying: { zh: "首日起买小盘", en: "Small caps bought from day 1" },
};

/** Where a slider stands, in words. `usual` is what the run took where it was not moved. */
export function sliderWords(name: ChainSlider, value: number | null, usual: number | null, lang: Lang): string {
  const given = value ?? usual;
  const number = plain(given, given !== null && given % 1 === 0 ? 0 : 2);
  switch (name) {
    case "dmaDeleverage":
      return value === 1 ? say(lang, "如常", "as it was") : `÷ ${plain(value, 2)}`;
    case "knockInDays":
      return say(lang, `${number} 日`, value === 1 ? "1 day" : `${number} days`);
    case "basisCap":
      return value === null ? say(lang, "不封顶", "no cap") : `${plain(value * 100, 0)}%`;
    case "earlyBuying":
      return value === 0
        ? say(lang, "不买", "none")
        : say(lang, `每日 ${plain((value ?? 0) / 1e8, 0)} 亿`, `CNY ${plain((value ?? 0) / 1e9, 1)}bn a day`);
    default:
      return number;
  }
}
