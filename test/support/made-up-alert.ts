import type { Message } from "../../src/app/alerts/channels/sending.ts";
import type { Alert } from "../../src/contract.ts";
import { alertText } from "../../src/view/words/alerts.ts";

export const MADE_UP_ALERT: Alert = {
  rule: "alarm",
  severity: "critical",
  date: "2024-02-06",
  headline: { zh: "阶段由踩踏转为平仓", en: "the stage turned from cascade to unwinding" },
  evidence: [
    { zh: "IM 年化基差 −12.0%", en: "IM annualised basis −12.0%" },
    { zh: "微盘股当日 −2.0%", en: "Micro-cap, day −2.0%" },
  ],
  changes: [{ zh: "↑ 贴水收窄", en: "↑ discount narrowed" }],
  link: "http://127.0.0.1:8710/?page=overview&date=2024-02-06",
};

export function madeUpMessage(lang: "zh" | "en", uncertain = false): Message {
  const text = alertText(MADE_UP_ALERT, lang, uncertain);
  return { id: "2024-02-06.alarm.desk", alert: MADE_UP_ALERT, lang, text };
}
