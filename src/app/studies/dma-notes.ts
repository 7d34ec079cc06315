import type { Note } from "../../contract.ts";
import type { DmaParams } from "./dma-settings.ts";

/** What the terms assume, and what the data could not support. */
export function dmaNotes(settings: DmaParams, isLockKnown: boolean): Note[] {
  const notes: Note[] = [
    {
      zh: "预警线、追保线、强减线、融资利率与保证金口径均为假设：没有公开的合同文本；权益以期初为 1 计。",
      en: "The lines, the financing rate and what the margin is required on are assumptions: no contract was published. Equity is told in multiples of that at entry.",
    },
    {
      zh: "期货按收盘价盯市，股票指数不含分红；贴水的收窄因此全额计为空头的亏损。",
      en: "Futures are marked at closes and stock indices leave out dividends; a discount that closes is a loss of the short in full.",
    },
  ];
  if (settings.locks === "on" && !isLockKnown) {
    notes.push({
      zh: "所问日期没有个股最高最低价，不知跌停占比：卖单当日全部成交，结果偏乐观。",
      en: "No highs and lows of single stocks are loaded for these days, so nobody is locked limit-down: every sale is carried out, which flatters the account.",
    });
  }
  if (settings.impact === "off") {
    notes.push({ zh: "自身卖出不影响价格（--impact 可改）。", en: "Own sales move no price (--impact changes that)." });
  }
  if (settings.futuresAccount === "broker") {
    notes.push({
      zh: "期货上涨所需现金由券商垫付，只看保证金比例；--futures-account own 则按自有期货账户、卖股资金次日到账计。",
      en: "What the short must pay is lent by the broker, so the margin ratio alone counts; --futures-account own has cash of its own, which sales reach a day later.",
    });
  }
  return notes;
}
